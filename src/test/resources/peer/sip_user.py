"""A person on SIP: a small user agent of its own over UDP. Commands come as lines of JSON on the standard input, events go
out the same way.

usage: sip_user.py USER DOMAIN PASSWORD HOST PORT

Commands: {"do": "send", "id", "to", "body", "sure": bool, "deflate": bool}   one after the other, each after the answer to the one before;
              with "sure", the text is wrapped in CPIM with the id as imdn.Message-ID and is sent again until a 2xx comes
          {"do": "publish", "basic", "note"}, {"do": "subscribe", "to"}, {"do": "quit"}
          {"do": "mailbox", "of", "new", "old"}   as a voice mail server does: says what waits for somebody
Events:   online, message, receipt, answer, notify
"""
import asyncio
import collections
import hashlib
import itertools
import json
import os
import re
import sys
import time
import zlib

IMDN = "urn:ietf:params:imdn"
IMDN_XML = "urn:ietf:params:xml:ns:imdn"


def say(event, **fields):
    print(json.dumps(dict(fields, event=event)), flush=True)


def token(n=8):
    return os.urandom(n).hex()


class Message:
    """A request or a response."""

    COMPACT = {"v": "via", "f": "from", "t": "to", "i": "call-id", "m": "contact", "l": "content-length",
               "c": "content-type", "o": "event"}

    def __init__(self, start, headers, body=b""):
        self.start, self.headers, self.body = start, headers, body

    @classmethod
    def parse(cls, data):
        head, _, body = data.partition(b"\r\n\r\n")
        lines = re.sub(r"\r\n[ \t]+", " ", head.decode("utf-8", "replace")).split("\r\n")
        headers = [(n.strip().lower(), v.strip()) for n, _, v in (line.partition(":") for line in lines[1:])]
        return cls(lines[0], [(cls.COMPACT.get(n, n), v) for n, v in headers], body)

    def all(self, name):
        return [v for n, v in self.headers if n == name]

    def get(self, name, default=""):
        return next(iter(self.all(name)), default)

    @property
    def status(self):
        return int(self.start.split(" ", 2)[1]) if self.start.startswith("SIP/2.0 ") else 0

    @property
    def method(self):
        return self.get("cseq").split()[-1]

    @property
    def branch(self):
        return re.search(r"branch=([^;, ]+)", self.get("via")).group(1)

    def wire(self):
        lines = [self.start] + ["%s: %s" % h for h in self.headers] + ["Content-Length: %d" % len(self.body)]
        return "\r\n".join(lines).encode() + b"\r\n\r\n" + self.body


class Agent(asyncio.DatagramProtocol):
    T1, PATIENCE = 0.5, 6.0

    def __init__(self, user, domain, password, host, port):
        self.user, self.domain, self.password, self.server = user, domain, password, (host, port)
        self.aor = "sip:%s@%s" % (user, domain)
        self.pending, self.answered = {}, collections.OrderedDict()
        self.cseq, self.nonce_count = itertools.count(1), itertools.count(1)
        self.challenge = None
        self.texts = asyncio.Queue()
        self.etag = None

    async def start(self):
        loop = asyncio.get_event_loop()
        self.wire, _ = await loop.create_datagram_endpoint(lambda: self, local_addr=("127.0.0.1", 0))
        self.port = self.wire.get_extra_info("sockname")[1]
        self.contact = "<sip:%s@127.0.0.1:%d>" % (self.user, self.port)
        loop.create_task(self.stay_registered())
        loop.create_task(self.deliver())

    async def stay_registered(self):
        call, said = token(), False
        while True:
            answer = await self.request("REGISTER", "sip:" + self.domain, self.aor, [
                ("Contact", self.contact), ("Expires", "60")], call=call)
            if answer == 200 and not said:
                say("online")
                said = True
            await asyncio.sleep(2 if answer == 200 else 0.5)

    async def deliver(self):
        while True:
            command = await self.texts.get()
            headers, body = self.content(command)
            while True:
                status = await self.request("MESSAGE", command["to"], command["to"], headers, body)
                if 200 <= status < 300 or not command.get("sure"):
                    break
                say("again", id=command["id"], status=status)
                await asyncio.sleep(0.5)
            say("answer", id=command["id"], status=status)

    def content(self, command):
        if command.get("deflate"):
            return [("Content-Type", "text/plain;charset=UTF-8"), ("Content-Encoding", "deflate")], zlib.compress(
                command["body"].encode())
        if not command.get("sure"):
            return [("Content-Type", "text/plain;charset=UTF-8")], command["body"].encode()
        stamp = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        head = ("From: <%s>\r\nTo: <%s>\r\nDateTime: %s\r\nNS: imdn <%s>\r\nimdn.Message-ID: %s\r\n"
                "imdn.Disposition-Notification: positive-delivery, negative-delivery\r\n\r\n"
                "Content-Type: text/plain;charset=UTF-8\r\n\r\n") % (self.aor, command["to"], stamp, IMDN, command["id"])
        return [("Content-Type", "message/cpim")], (head + command["body"]).encode()

    # ---- client transactions

    async def request(self, method, uri, to, headers, body=b"", call=None, extra_to=""):
        call, tag = call or token(), token(4)
        for _ in range(2):
            auth = [self.credentials(method, uri)] if self.challenge else []
            message = Message("%s %s SIP/2.0" % (method, uri), [
                ("Via", "SIP/2.0/UDP 127.0.0.1:%d;branch=z9hG4bK%s;rport" % (self.port, token())),
                ("Max-Forwards", "70"), ("From", "<%s>;tag=%s" % (self.aor, tag)), ("To", "<%s>%s" % (to, extra_to)),
                ("Call-ID", call), ("CSeq", "%d %s" % (next(self.cseq), method))] + auth + list(headers), body)
            answer = await self.transact(message)
            if answer is None:
                return 408
            if answer.status not in (401, 407):
                self.last = answer
                return answer.status
            value = answer.get("www-authenticate") or answer.get("proxy-authenticate")
            self.challenge = dict((k.lower(), v.strip('"')) for k, v in re.findall(r'(\w+)=("[^"]*"|[^\s,]+)', value))
            self.challenge_kind = "Authorization" if answer.status == 401 else "Proxy-Authorization"
            self.nonce_count = itertools.count(1)
        return answer.status

    def credentials(self, method, uri):
        md5 = lambda text: hashlib.md5(text.encode()).hexdigest()
        c, cnonce, count = self.challenge, token(4), "%08x" % next(self.nonce_count)
        secret = md5("%s:%s:%s" % (self.user, c["realm"], self.password))
        response = md5("%s:%s:%s:%s:auth:%s" % (secret, c["nonce"], count, cnonce, md5("%s:%s" % (method, uri))))
        kind = "Authorization" if method == "REGISTER" else "Proxy-Authorization"
        return (kind, 'Digest username="%s", realm="%s", nonce="%s", uri="%s", qop=auth, nc=%s, cnonce="%s", '
                      'response="%s", algorithm=MD5' % (self.user, c["realm"], c["nonce"], uri, count, cnonce, response))

    async def transact(self, message):
        parsed = Message.parse(message.wire())
        future = asyncio.get_event_loop().create_future()
        key = (parsed.branch, parsed.method)
        self.pending[key] = future
        wait, end = self.T1, time.monotonic() + self.PATIENCE
        try:
            while time.monotonic() < end:
                self.wire.sendto(message.wire(), self.server)
                done, _ = await asyncio.wait([future], timeout=wait)
                if done:
                    return future.result()
                wait = min(wait * 2, 4)
            return None
        finally:
            self.pending.pop(key, None)

    # ---- server side

    def error_received(self, error):
        pass

    def datagram_received(self, data, address):
        if not data.strip():
            return
        message = Message.parse(data)
        if message.status:
            future = self.pending.get((message.branch, message.method))
            if future and not future.done() and message.status >= 200:
                future.set_result(message)
            return
        key = (message.branch, message.method)
        if key not in self.answered:
            known = message.method in ("MESSAGE", "NOTIFY", "OPTIONS")
            self.answered[key] = self.answer(message, 200 if known else 501, "OK" if known else "Not Implemented")
            if len(self.answered) > 5000:
                self.answered.popitem(last=False)
            asyncio.get_event_loop().call_soon(self.got, message)
        self.wire.sendto(self.answered[key], address)

    def answer(self, request, status, phrase):
        keep = [h for h in request.headers if h[0] in ("via", "from", "call-id", "cseq", "record-route")]
        to = request.get("to")
        keep.append(("To", to if "tag=" in to else to + ";tag=" + token(4)))
        return Message("SIP/2.0 %d %s" % (status, phrase), keep + [("Contact", self.contact)]).wire()

    def got(self, message):
        kind = message.get("content-type").split(";")[0].strip().lower()
        if message.method == "NOTIFY":
            say("notify", sender=uri(message.get("from")), state=message.get("subscription-state"),
                body=message.body.decode("utf-8", "replace"))
        elif kind == "message/cpim":
            self.got_cpim(message)
        elif kind.startswith("text/"):
            say("message", id=message.get("call-id"), sender=uri(message.get("from")), author="",
                body=message.body.decode("utf-8", "replace"))

    def got_cpim(self, message):
        head, _, rest = message.body.decode("utf-8", "replace").partition("\r\n\r\n")
        inner, _, body = rest.partition("\r\n\r\n")
        fields = dict((n.strip().lower(), v.strip()) for n, _, v in (line.partition(":") for line in head.split("\r\n")))
        ident = next((v for n, v in fields.items() if n.endswith(".message-id")), message.get("call-id"))
        if "message/imdn+xml" in inner.lower():
            about = re.search(r"<message-id>(.*?)</message-id>", body)
            fate = re.search(r"<status>\s*<(\w+)", body)
            say("receipt", id=about.group(1) if about else "", fate=fate.group(1) if fate else "")
            return
        if "text/" not in inner.lower():
            return
        sender = uri(message.get("from"))
        say("message", id=ident, sender=sender, author=uri(fields.get("from", "")), body=body)
        if "positive-delivery" in next((v for n, v in fields.items() if n.endswith("disposition-notification")), ""):
            asyncio.get_event_loop().create_task(self.notify_delivered(sender, ident))

    async def notify_delivered(self, to, ident):
        stamp = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        body = ("From: <%s>\r\nTo: <%s>\r\nDateTime: %s\r\nNS: imdn <%s>\r\nimdn.Message-ID: %s\r\n\r\n"
                "Content-Type: message/imdn+xml\r\nContent-Disposition: notification\r\n\r\n"
                "<?xml version='1.0'?><imdn xmlns='%s'><message-id>%s</message-id><datetime>%s</datetime>"
                "<delivery-notification><status><delivered/></status></delivery-notification></imdn>") % (
            self.aor, to, stamp, IMDN, token(), IMDN_XML, ident, stamp)
        for _ in range(60):
            status = await self.request("MESSAGE", to, to, [("Content-Type", "message/cpim")], body.encode())
            if status < 300 or 400 <= status < 500 and status not in (404, 408, 480):
                return
            await asyncio.sleep(0.5)

    # ---- presence

    async def publish(self, basic, note=""):
        body = ("<?xml version='1.0' encoding='UTF-8'?><presence xmlns='urn:ietf:params:xml:ns:pidf' entity='%s'>"
                "<tuple id='t1'><status><basic>%s</basic></status><note>%s</note></tuple></presence>") % (
            self.aor, basic, note)
        headers = [("Event", "presence"), ("Expires", "600"), ("Content-Type", "application/pidf+xml")]
        match = [("SIP-If-Match", self.etag)] if self.etag else []
        for _ in range(20):
            status = await self.request("PUBLISH", self.aor, self.aor, headers + match, body.encode())
            if status < 500 and status not in (401, 407, 408):
                break
            await asyncio.sleep(0.5)
        self.etag = self.last.get("sip-etag") if status == 200 else None
        say("published", status=status)

    async def mailbox(self, of, new, old):
        body = "Messages-Waiting: %s\r\nMessage-Account: %s\r\nVoice-Message: %d/%d (0/0)\r\n" % (
            "yes" if new else "no", self.aor, new, old)
        headers = [("Event", "message-summary"), ("Expires", "600"), ("Content-Type", "application/simple-message-summary")]
        for _ in range(20):
            status = await self.request("PUBLISH", of, self.aor, headers, body.encode())
            if status < 500 and status not in (401, 407, 408):
                break
            await asyncio.sleep(0.5)
        say("published", status=status)

    async def subscribe(self, to):
        status = await self.request("SUBSCRIBE", to, to, [
            ("Contact", self.contact), ("Event", "presence"), ("Accept", "application/pidf+xml"), ("Expires", "600")])
        say("subscribed", status=status)

    def obey(self, command):
        what = command.pop("do")
        if what == "send":
            self.texts.put_nowait(command)
        elif what == "publish":
            asyncio.get_event_loop().create_task(self.publish(**command))
        elif what == "mailbox":
            asyncio.get_event_loop().create_task(self.mailbox(**command))
        elif what == "subscribe":
            asyncio.get_event_loop().create_task(self.subscribe(**command))
        elif what == "quit":
            sys.exit(0)


def uri(text):
    found = re.search(r"<([^>]*)>", text)
    return (found.group(1) if found else text).split(";")[0]


async def main():
    user, domain, password, host, port = sys.argv[1:]
    agent = Agent(user, domain, password, host, int(port))
    await agent.start()
    reader = asyncio.StreamReader(limit=1 << 20)
    await asyncio.get_event_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    async for line in reader:
        agent.obey(json.loads(line))


asyncio.run(main())
