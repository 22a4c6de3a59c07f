// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phone/trust.h"

#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <system_error>

namespace callboard::phone {

// OpenSSL's way to its verdict.
struct Examiner {
    static int note(int isGood, X509_STORE_CTX *store) {
        auto *ssl =
            static_cast<SSL *>(X509_STORE_CTX_get_ex_data(store, SSL_get_ex_data_X509_STORE_CTX_idx()));
        auto *trust = static_cast<Trust *>(SSL_CTX_get_app_data(SSL_get_SSL_CTX(ssl)));
        if (isGood == 0)
            trust->m_fault = X509_verify_cert_error_string(X509_STORE_CTX_get_error(store));
        return isGood;
    }
};

Result<std::unique_ptr<Trust>> Trust::make(const TrustSettings &settings) {
    std::unique_ptr<Trust> trust(new Trust);
    tls *made = nullptr;
    if (const int error = tls_alloc(&made, TLS_METHOD_SSLV23, nullptr, nullptr); error != 0)
        return Error{"phone.trust", std::generic_category().message(error)};
    trust->m_tls.reset(made);
    auto *context = tls_openssl_context(made);
    SSL_CTX_set_app_data(context, trust.get());
    SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
    SSL_CTX_set_default_verify_paths(context);
    if (!settings.authority.empty() &&
        SSL_CTX_load_verify_locations(context, settings.authority.c_str(), nullptr) != 1)
        return Error{"phone.trust", settings.authority.string() + " is no certificate in PEM"};
    auto *wanted = SSL_CTX_get0_param(context);
    if (X509_VERIFY_PARAM_set1_ip_asc(wanted, settings.host.c_str()) != 1 &&
        X509_VERIFY_PARAM_set1_host(wanted, settings.host.c_str(), settings.host.size()) != 1)
        return Error{"phone.trust", "no name or address: \"" + settings.host + '"'};
    SSL_CTX_set_verify(context, SSL_VERIFY_PEER, &Examiner::note);
    return trust;
}

} // namespace callboard::phone
