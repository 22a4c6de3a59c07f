# SPDX-License-Identifier: GPL-3.0-or-later
"""An Asterisk as sip_bench.py's peer: who dials 600 is answered, who dials 601 talks with a phone and is recorded.

Its configuration is written into a folder of its own, on loopback, with the modules that this takes and no others.
"""

import pathlib
import subprocess
import sys
import time

MODULES = """
res_timing_timerfd res_sorcery_config res_sorcery_memory res_sorcery_astdb res_pjproject res_pjsip
res_pjsip_session res_pjsip_pubsub res_pjsip_sdp_rtp res_pjsip_registrar res_pjsip_authenticator_digest
res_pjsip_endpoint_identifier_user res_pjsip_endpoint_identifier_ip res_pjsip_caller_id chan_pjsip
res_rtp_asterisk codec_alaw codec_ulaw format_pcm format_wav bridge_simple func_lock func_global app_dial
app_mixmonitor pbx_config
""".split()

PHONE = """
[{user}]
type = endpoint
context = in
disallow = all
allow = alaw,ulaw
direct_media = no
aors = {user}
auth = {user}
[{user}]
type = auth
auth_type = userpass
username = {user}
password = secret-{user}
[{user}]
type = aor
max_contacts = 1
"""

FILES = {
    "asterisk.conf": """
[directories]
astetcdir => {folder}
astmoddir => {modules}
astvarlibdir => {folder}
astdbdir => {folder}
astkeydir => {folder}
astdatadir => {data}
astagidir => {folder}
astspooldir => {folder}
astrundir => {folder}
astlogdir => {folder}
""",
    "logger.conf": "[logfiles]\nmessages => error,warning\n",
    "rtp.conf": "[general]\nrtpstart = {rtp}\nrtpend = {rtp_end}\n",
    "pjsip.conf": """
[global]
type = global
endpoint_identifier_order = username,ip
[transport]
type = transport
protocol = udp
bind = 127.0.0.1:{port}
[caller]
type = endpoint
context = in
disallow = all
allow = alaw,ulaw
direct_media = no
[caller]
type = identify
endpoint = caller
match = 127.0.0.1
""",
    "extensions.conf": """
[globals]
last = 1000
[in]
exten => 600,1,Answer()
 same => n,Wait(600)
exten => 601,1,Answer()
 same => n,Set(held=${{LOCK(next)}})
 same => n,Set(GLOBAL(last)=$[${{GLOBAL(last)}} + 1])
 same => n,Set(phone=${{GLOBAL(last)}})
 same => n,Set(held=${{UNLOCK(next)}})
 same => n,MixMonitor({folder}/${{UNIQUEID}}.wav,b)
 same => n(again),Dial(PJSIP/${{phone}},30)
 same => n,Wait(1)
 same => n,Goto(again)
""",
}


def first_folder(binary, *names):
    """Where an installation with this program keeps that."""
    for prefix in (binary.parent.parent, pathlib.Path("/")):
        for name in names:
            if (prefix / name).is_dir():
                return prefix / name
    return sys.exit(f"sip_bench: nothing of {', '.join(names)} belongs to {binary}")


def write_site(binary, folder, port, rtp, phones):
    """The configuration; gives the command that runs it in the foreground."""
    values = {"folder": folder, "port": port, "rtp": rtp, "rtp_end": rtp + 1999,
              "modules": first_folder(binary, "lib/asterisk/modules", "lib/x86_64-linux-gnu/asterisk/modules"),
              "data": first_folder(binary, "var/lib/asterisk", "share/asterisk")}
    for name, text in FILES.items():
        (folder / name).write_text(text.format(**values))
    (folder / "modules.conf").write_text("[modules]\nautoload = no\n" +
                                         "".join(f"load = {name}.so\n" for name in MODULES))
    with (folder / "pjsip.conf").open("a") as file:
        file.writelines(PHONE.format(user=1001 + i) for i in range(phones))
    return [binary, "-f", "-q", "-C", folder / "asterisk.conf"]


def wait_until_ready(binary, folder):
    asked = [binary, "-C", folder / "asterisk.conf", "-rx", "core waitfullybooted"]
    for _ in range(60):
        done = subprocess.run(asked, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False)
        if "fully booted" in done.stdout:
            return
        time.sleep(0.5)
    sys.exit(f"sip_bench: {binary} did not start")
