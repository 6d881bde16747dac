"""A person on XMPP with slixmpp. Commands come as lines of JSON on the standard input, events go out the same way.

usage: xmpp_user.py JID PASSWORD HOST PORT

Commands: {"do": "send", "id", "to", "body", "sure": bool}   with "sure", the text is sent again after each reconnect until
              a receipt or an error for its id arrives; a receipt is asked for
          {"do": "presence", "show", "status"}, {"do": "subscribe", "to"}, {"do": "raw", "xml"}, {"do": "quit"}
Events:   online (with the roster), offline, again (a text is sent again), message, archived, receipt, error, presence
"""
import asyncio
import json
import sys

import slixmpp
from slixmpp.xmlstream import ET

RECEIPTS = "{urn:xmpp:receipts}"
ARCHIVED = "{urn:xmpp:mam:2}result/{urn:xmpp:forward:0}forwarded/{jabber:client}message/{jabber:client}body"
ADDRESS = "{http://jabber.org/protocol/address}"


def say(event, **fields):
    print(json.dumps(dict(fields, event=event)), flush=True)


class User(slixmpp.ClientXMPP):
    def __init__(self, jid, password, host, port):
        super().__init__(jid + "/slix", password)
        self.place = (host, port)
        self.unsure = {}
        self.leaving = False
        self.last_presence = {}
        self["feature_mechanisms"].unencrypted_scram = True
        self.add_event_handler("session_start", self.started)
        self.add_event_handler("disconnected", self.gone)
        self.add_event_handler("failed_auth", lambda e: say("refused", text=str(e)))
        self.register_handler(slixmpp.xmlstream.handler.Callback(
            "any message", slixmpp.xmlstream.matcher.MatchXPath("{jabber:client}message"), self.text))
        self.register_handler(slixmpp.xmlstream.handler.Callback(
            "any presence", slixmpp.xmlstream.matcher.MatchXPath("{jabber:client}presence"), self.seen))

    def dial(self):
        self.connect(self.place, disable_starttls=True, use_ssl=False)

    async def started(self, _):
        await self.get_roster()
        roster = {jid: self.client_roster[jid]["name"] for jid in self.client_roster.keys()}
        self.be(**self.last_presence)
        for ident, stanza in list(self.unsure.items()):
            say("again", id=ident)
            self.send_raw(stanza)
        say("online", jid=str(self.boundjid), roster=roster)

    def gone(self, _):
        say("offline")
        if not self.leaving:
            asyncio.get_event_loop().call_later(0.3, self.dial)

    def text(self, stanza):
        xml = stanza.xml
        sender, ident, kind = xml.get("from"), xml.get("id"), xml.get("type", "normal")
        receipt = xml.find(RECEIPTS + "received")
        if kind == "error":
            self.unsure.pop(ident, None)
            error = xml.find("{jabber:client}error")
            say("error", id=ident, sender=sender, type=error.get("type"),
                condition=next((e.tag.split("}")[1] for e in error if e.tag.split("}")[1] != "text"), ""),
                text=error.findtext("{urn:ietf:params:xml:ns:xmpp-stanzas}text", ""))
            return
        if receipt is not None:
            self.unsure.pop(receipt.get("id"), None)
            say("receipt", id=receipt.get("id"), sender=sender)
        archived = xml.findtext(ARCHIVED)
        if archived is not None:
            say("archived", body=archived)
        body = xml.findtext("{jabber:client}body")
        if body is not None:
            author = xml.find(ADDRESS + "addresses/" + ADDRESS + "address")
            say("message", id=ident, sender=sender, type=kind, body=body, thread=xml.findtext("{jabber:client}thread", ""),
                author="" if author is None else author.get("uri") or author.get("jid") or "")
            if xml.find(RECEIPTS + "request") is not None:
                self.send_raw("<message to='%s'><received xmlns='urn:xmpp:receipts' id='%s'/></message>" % (
                    quoted(sender), quoted(ident)))

    def seen(self, stanza):
        xml = stanza.xml
        say("presence", sender=xml.get("from"), type=xml.get("type", "available"),
            show=xml.findtext("{jabber:client}show", ""), status=xml.findtext("{jabber:client}status", ""))

    def be(self, show="", status=""):
        self.last_presence = {"show": show, "status": status}
        self.send_raw("<presence>%s%s</presence>" % (
            "<show>%s</show>" % show if show else "", "<status>%s</status>" % quoted(status) if status else ""))

    def obey(self, command):
        what = command.pop("do")
        if what == "send":
            stanza = "<message type='chat' to='%s' id='%s'><body>%s</body><request xmlns='urn:xmpp:receipts'/></message>" % (
                quoted(command["to"]), quoted(command["id"]), quoted(command["body"]))
            if command.get("sure"):
                self.unsure[command["id"]] = stanza
            if self.is_connected():
                self.send_raw(stanza)
        elif what == "presence":
            self.be(**command)
        elif what == "subscribe":
            self.send_raw("<presence type='subscribe' to='%s'/>" % quoted(command["to"]))
        elif what == "raw":
            self.send_raw(command["xml"])
        elif what == "quit":
            self.leaving = True
            self.disconnect(wait=1)


def quoted(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("'", "&apos;")


async def listen(user):
    reader = asyncio.StreamReader(limit=1 << 20)
    await asyncio.get_event_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    async for line in reader:
        user.obey(json.loads(line))
    sys.exit(0)


def main():
    jid, password, host, port = sys.argv[1:]
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    user = User(jid, password, host, int(port))
    user.loop = loop
    user.dial()
    loop.run_until_complete(listen(user))


main()
