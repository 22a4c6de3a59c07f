// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/connection.h"

#include "app/ctl/terminal.h"

#include <fstream>
#include <QTimer>

namespace callboard::ctl {

namespace {

constexpr milliseconds longestConnect{8000};

Error wrongUsage(std::string sentence) {
    return {"usage", std::move(sentence)};
}

// What cannot be right whatever there is in the world is wrong usage; what is not there has failed.
Result<void> checkLine(const CommandLine &line) {
    if (line.user.empty())
        return wrongUsage("name the user with --user");
    if (line.passwordFile.empty())
        return wrongUsage("name a file whose first line is the password with --password-file");
    if (const auto error = whyNoServer(QUrl(QString::fromStdString(line.server))))
        return wrongUsage("--server: " + error->detail);
    return {};
}

Result<std::string> passwordOf(const std::filesystem::path &file) {
    std::ifstream stream(file);
    std::string password;
    if (!stream || std::filesystem::is_directory(file))
        return Error{"ctl.noPassword", file.string() + ": cannot be read; --password-file names a file whose "
                                                       "first line is the password"};
    std::getline(stream, password);
    if (password.ends_with('\r'))
        password.pop_back();
    if (password.empty())
        return Error{"ctl.noPassword", file.string() + ": its first line is empty; it must be the password"};
    return password;
}

LinkOptions optionsOf(const CommandLine &line, std::string password) {
    LinkOptions options;
    options.url = QUrl(QString::fromStdString(line.server));
    options.user = UserId{line.user};
    options.password = std::move(password);
    options.client = "callboardctl " CALLBOARD_VERSION;
    return options;
}

// "Connection refused" alone names neither where nor what to do.
Error withPlace(Error error, const std::string &server) {
    if (error.code == "link.unreachable")
        error.detail =
            server + ": " + error.detail + " (is callboardd running there? --server names another)";
    return error;
}

} // namespace

Connection::Connection(const CommandLine &line, std::string password)
    : m_application(m_argc, m_argv)
    , m_client(optionsOf(line, std::move(password))) {
    QObject::connect(&m_client, &CenterClient::linkStateChanged, &m_application,
                     [this, server = line.server](const LinkStatus &status) {
                         if (status.error && (!m_isReady || status.state == LinkState::Failed))
                             end(fail(withPlace(*status.error, server)));
                     });
}

int Connection::run(Step whenReady) {
    QObject::connect(&m_client, &CenterClient::snapshot, &m_application, [this, whenReady] {
        if (!std::exchange(m_isReady, true))
            whenReady(m_client);
    });
    QTimer::singleShot(longestConnect, &m_application, [this] {
        if (!m_isReady)
            end(fail("the backend does not answer"));
    });
    QTimer::singleShot(0, &m_application, [this] { m_client.open(); });
    const int code = QCoreApplication::exec();
    m_client.close();
    return code;
}

void Connection::end(int code) {
    if (!std::exchange(m_isEnded, true))
        QCoreApplication::exit(code);
}

int withConnection(const CommandLine &line, const std::function<int(Connection &)> &use) {
    if (const auto usable = checkLine(line); !usable)
        return fail(usable.error());
    auto password = passwordOf(line.passwordFile);
    if (!password)
        return fail(password.error());
    Connection connection(line, std::move(password).value());
    return use(connection);
}

int give(const CommandLine &line, const std::vector<Command> &commands) {
    return withConnection(line, [&](Connection &connection) {
        auto &client = connection.client();
        std::size_t accepted = 0;
        QObject::connect(&client, &CenterClient::accepted, &client, [&] {
            if (++accepted == commands.size())
                connection.end(0);
            else
                client.give(commands[accepted]);
        });
        QObject::connect(&client, &CenterClient::refused, &client,
                         [&](CommandId, const QString &code, const QString &detail) {
                             connection.end(fail(code.toStdString() + ": " + detail.toStdString()));
                         });
        return connection.run([&](CenterClient &ready) { ready.give(commands.front()); });
    });
}

int give(const CommandLine &line, const Command &command) {
    return give(line, std::vector{command});
}

} // namespace callboard::ctl
