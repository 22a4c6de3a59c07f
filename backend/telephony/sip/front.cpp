// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/telephony/sip/front.h"

#include "backend/telephony/sip/screen.h"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sys/mman.h>
#include <sys/socket.h>
#include <system_error>
#include <unistd.h>

namespace callboard::sip {

namespace {

constexpr std::uint32_t tableSize = 1024; // of libre's hash tables
constexpr int waitingConnections = 1024;

Error failure(const std::string &what, int error) {
    return {"sip.listen", what + ": " + std::generic_category().message(error)};
}

// A free port for port 0: libre does not tell which one it got, so it is found first.
std::uint16_t freePort(const Listener &listener) {
    const int type = listener.transport == SIP_TRANSP_UDP ? SOCK_DGRAM : SOCK_STREAM;
    const int socket = ::socket(sa_af(&listener.address), type | SOCK_CLOEXEC, 0);
    sa bound = listener.address;
    std::uint16_t port = 0;
    if (::bind(socket, &bound.u.sa, bound.len) == 0 && ::getsockname(socket, &bound.u.sa, &bound.len) == 0)
        port = sa_port(&bound);
    ::close(socket);
    return port;
}

bool listensOn(int socket, const sa &address) {
    int isListening = 0;
    socklen_t size = sizeof isListening;
    sa bound = address;
    return ::getsockopt(socket, SOL_SOCKET, SO_ACCEPTCONN, &isListening, &size) == 0 && isListening != 0 &&
           ::getsockname(socket, &bound.u.sa, &bound.len) == 0 && sa_cmp(&bound, &address, SA_ALL);
}

// libre lets five connections wait for being accepted, and does not tell its socket: when all phones of a
// site come back at once, most would wait for a second or more.
void widenQueue(const sa &address) {
    std::error_code failure;
    std::filesystem::directory_iterator each("/proc/self/fd", failure);
    for (; !failure && each != std::filesystem::directory_iterator(); each.increment(failure)) {
        const int socket = std::atoi(each->path().filename().c_str());
        if (listensOn(socket, address))
            ::listen(socket, waitingConnections);
    }
}

// A file that is on no disc, so that no copy of a key is left.
class MemoryFile {
public:
    MemoryFile()
        : m_descriptor(::memfd_create("callboard", MFD_CLOEXEC)) {}
    ~MemoryFile() { ::close(m_descriptor); }
    MemoryFile(const MemoryFile &) = delete;
    MemoryFile &operator=(const MemoryFile &) = delete;

    bool append(const std::filesystem::path &file) {
        std::ifstream stream(file, std::ios::binary);
        const std::string content(std::istreambuf_iterator<char>(stream), {});
        return !content.empty() &&
               ::write(m_descriptor, content.data(), content.size()) == static_cast<ssize_t>(content.size());
    }
    std::string path() const { return "/proc/self/fd/" + std::to_string(m_descriptor); }

private:
    int m_descriptor;
};

} // namespace

Front::~Front() {
    close();
}

Result<void> Front::open(const SipConfig &config) {
    ::sip *stack = nullptr;
    if (const int error = sip_alloc(&stack, nullptr, tableSize, tableSize, tableSize,
                                    "Callboard/" CALLBOARD_VERSION, nullptr, this))
        return Error{"sip.stack", std::generic_category().message(error)};
    m_stack.reset(stack);
    m_shortestSession = config.session.shortest;
    for (const auto &text : config.listen)
        if (auto opened = listen(text, config); !opened)
            return opened;
    if (m_addresses.empty())
        return Error{"sip.listen", "no address to listen on"};
    return {};
}

// libre takes certificate and key from one file.
Result<void> Front::openTls(const SipConfig &config) {
    MemoryFile both;
    for (const auto &file : {config.certificate, config.key})
        if (!both.append(file))
            return Error{"sip.certificate", "cannot read \"" + file.string() + "\""};
    tls *made = nullptr;
    if (tls_alloc(&made, TLS_METHOD_SSLV23, both.path().c_str(), nullptr) != 0)
        return Error{"sip.certificate", config.certificate.string() + " and " + config.key.string() +
                                            " are no certificate and its key in PEM"};
    m_tls.reset(made);
    return {};
}

Result<void> Front::listen(const std::string &text, const SipConfig &config) {
    auto listener = listenerFrom(text);
    if (!listener)
        return listener.error();
    auto &address = listener->address;
    if (sa_port(&address) == 0)
        sa_set_port(&address, freePort(*listener));
    if (listener->transport == SIP_TRANSP_TLS && m_tls == nullptr)
        if (auto opened = openTls(config); !opened)
            return opened;
    if (const int error = sip_transp_add(m_stack.get(), listener->transport, &address, m_tls.get()))
        return failure("cannot listen on " + text, error);
    if (listener->transport != SIP_TRANSP_UDP)
        widenQueue(address);
    m_addresses.push_back(std::string(transportName(listener->transport)) + ":" + hostAndPort(address));
    if (m_host.empty())
        m_host = hostOf(address);
    return {};
}

void Front::serve(Registrar &registrar, Calls &calls, const Strangers &strangers) {
    m_strangers = &strangers;
    m_registrar = &registrar;
    m_calls = &calls;
    sip_listen(&m_requests, m_stack.get(), true, onRequest, this);
    sip_listen(&m_responses, m_stack.get(), false, onResponse, this);
}

void Front::close() {
    m_requests = static_cast<sip_lsnr *>(mem_deref(m_requests));
    m_responses = static_cast<sip_lsnr *>(mem_deref(m_responses));
    m_stack.reset();
    m_tls.reset();
}

bool Front::onRequest(const sip_msg *request, void *self) {
    static_cast<Front *>(self)->handle(*request);
    return true;
}

bool Front::onResponse(const sip_msg *response, void *self) {
    static_cast<Front *>(self)->m_calls->dialogs().handleResponse(*response);
    return true;
}

// Who is banned hears nothing; phones and calls behind the same address go on.
void Front::handle(const sip_msg &request) {
    if (m_strangers->isBanned(request) && !m_calls->knows(request))
        return;
    if (const auto refusal = screen(request, m_shortestSession)) {
        if (refusal->isAnswered())
            sip_replyf(m_stack.get(), &request, static_cast<std::uint16_t>(refusal->status),
                       refusal->reason.c_str(), "%sContent-Length: 0\r\n\r\n", refusal->headers.c_str());
        return;
    }
    const auto method = textOf(request.met);
    if (method == "REGISTER")
        m_registrar->handle(request);
    else if (pl_isset(&request.to.tag))
        m_calls->dialogs().handle(request);
    else if (method == "INVITE")
        m_calls->arrive(request);
    else
        handleOther(request, method);
}

void Front::handleOther(const sip_msg &request, std::string_view method) {
    static constexpr std::array known = {std::string_view("MESSAGE"), std::string_view("NOTIFY"),
                                         std::string_view("PRACK"),   std::string_view("PUBLISH"),
                                         std::string_view("REFER"),   std::string_view("SUBSCRIBE")};
    static constexpr std::array insideOnly = {std::string_view("CANCEL"), std::string_view("BYE"),
                                              std::string_view("UPDATE"), std::string_view("INFO")};
    const auto allow = "Allow: " + std::string(allowedMethods) + "\r\n";
    if (method == "ACK")
        return;
    if (method == "OPTIONS")
        sip_replyf(m_stack.get(), &request, 200, "OK",
                   "%sAccept: application/sdp\r\nContent-Length: 0\r\n\r\n", allow.c_str());
    else if (std::find(insideOnly.begin(), insideOnly.end(), method) != insideOnly.end())
        sip_reply(m_stack.get(), &request, 481, "Call/Transaction Does Not Exist");
    else if (std::find(known.begin(), known.end(), method) != known.end())
        sip_replyf(m_stack.get(), &request, 405, "Method Not Allowed", "%sContent-Length: 0\r\n\r\n",
                   allow.c_str());
    else
        sip_replyf(m_stack.get(), &request, 501, "Not Implemented", "%sContent-Length: 0\r\n\r\n",
                   allow.c_str());
}

} // namespace callboard::sip
