-- The XMPP server of the tests: everything on loopback, everything in one folder.
pidfile = "@FOLDER@/prosody.pid"
data_path = "@FOLDER@/data"
interfaces = { "127.0.0.1" }
c2s_ports = { @PORT@ }
c2s_direct_tls_ports = { }
s2s_ports = { }
s2s_direct_tls_ports = { }
component_ports = { @COMPONENT_PORT@ }
http_ports = { }
https_ports = { }
run_as_root = true
daemonize = false
-- Each stanza is written when it is routed, so a sender never has an acknowledgement of what a killed server still kept.
network_settings = { nagle = false; opportunistic_writes = true }
log = { { levels = { min = "info" }, to = "file", filename = "@FOLDER@/prosody.log" } }
modules_enabled = { "roster"; "saslauth"; "disco"; "carbons"; "pep"; "blocklist"; "vcard4"; "vcard_legacy"; "ping";
  "mam"; "smacks"; "csi_simple"; "time"; "version"; "posix" }
modules_disabled = { "s2s"; "tls" }
authentication = "internal_hashed"
storage = "internal"
c2s_require_encryption = false
allow_registration = false
VirtualHost "@DOMAIN@"
@RELAY@
@COMPONENT@
