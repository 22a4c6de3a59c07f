// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phone/credentials.h"

#include <cerrno>

namespace callboard::phone {

struct Credentials {
    char *user;
    char *password;
};

namespace {

void destroy(void *object) {
    auto *credentials = static_cast<Credentials *>(object);
    mem_deref(credentials->user);
    mem_deref(credentials->password);
}

} // namespace

Ref<Credentials> makeCredentials(const std::string &user, const std::string &password) {
    Ref<Credentials> credentials(static_cast<Credentials *>(mem_zalloc(sizeof(Credentials), destroy)));
    if (credentials) {
        str_dup(&credentials->user, user.c_str());
        str_dup(&credentials->password, password.c_str());
    }
    return credentials;
}

int giveCredentials(char **user, char **password, const char *, void *argument) {
    const auto *credentials = static_cast<const Credentials *>(argument);
    if (credentials == nullptr || credentials->user == nullptr || credentials->password == nullptr)
        return EAUTH;
    const int error = str_dup(user, credentials->user);
    return error != 0 ? error : str_dup(password, credentials->password);
}

} // namespace callboard::phone
