// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/phone/re.h"

namespace callboard::phone {

// User and password as an object of libre's, since its sessions authenticate their BYE after we let them go.
struct Credentials;

Ref<Credentials> makeCredentials(const std::string &user, const std::string &password);
// sip_auth_h; the argument is a Credentials, or null: then there is nothing to answer a challenge with.
int giveCredentials(char **user, char **password, const char *realm, void *credentials);

} // namespace callboard::phone
