package org.isthmus.gateway.xmpp.component;

import static org.isthmus.gateway.xmpp.component.Malformed.ADDRESSES;
import static org.isthmus.gateway.xmpp.component.Malformed.BODY;
import static org.isthmus.gateway.xmpp.component.Malformed.MARK;
import static org.isthmus.gateway.xmpp.component.Malformed.contained;
import static org.isthmus.gateway.xmpp.component.Malformed.message;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Makes XML that is right, of stanzas that are wrong, or too much. */
final class WrongStanzas implements Supplier<Malformed> {

    private final SplittableRandom random;
    private final List<Supplier<Malformed>> kinds = List.of(
            this::wrongNamespace,
            this::unknownElement,
            this::deep,
            this::giantAttribute,
            this::manyAttributes,
            this::giantName,
            this::badJid,
            this::wrongStructure,
            this::wrongType,
            this::tooLarge);

    WrongStanzas(SplittableRandom random) {
        this.random = random;
    }

    @Override
    public Malformed get() {
        return kinds.get(random.nextInt(kinds.size())).get();
    }

    private String one(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private Malformed wrongNamespace() {
        return contained(
                "wrong namespace",
                one(
                        "<message xmlns='jabber:server'" + ADDRESSES + ">" + BODY + "</message>",
                        "<message xmlns=''" + ADDRESSES + ">" + BODY + "</message>",
                        "<q:message xmlns:q='urn:q'" + ADDRESSES + ">" + BODY + "</q:message>",
                        "<stream:message" + ADDRESSES + ">" + BODY + "</stream:message>",
                        "<q:message xmlns:q='jabber:component:accept'" + ADDRESSES + "><q:bodyy/></q:message>"));
    }

    private Malformed unknownElement() {
        return contained(
                "unknown element",
                one(
                        "<messages" + ADDRESSES + ">" + BODY + "</messages>",
                        "<handshake>" + MARK + "</handshake>",
                        "<db:result xmlns:db='jabber:server:dialback'>x</db:result>",
                        "<r xmlns='urn:xmpp:sm:3'/>",
                        "<stream:features/>",
                        "<stream:error><no-such-condition xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error>"));
    }

    private Malformed deep() {
        int depth = random.nextInt(101, 20_000);
        return contained(
                "deep nesting",
                one(
                        message(BODY + "<a>".repeat(depth) + "</a>".repeat(depth)),
                        message("<body>".repeat(depth) + MARK + "</body>".repeat(depth)),
                        "<iq type='get' id='d'" + ADDRESSES + ">" + "<q xmlns='urn:q'>".repeat(depth)
                                + "</q>".repeat(depth) + "</iq>"));
    }

    private Malformed giantAttribute() {
        return contained(
                "giant attribute",
                "<message id='b1'" + ADDRESSES + " x='" + "y".repeat(random.nextInt(600_000, 900_000)) + "'>" + BODY
                        + "</message>");
    }

    private Malformed manyAttributes() {
        StringBuilder xml = new StringBuilder("<message id='b1'" + ADDRESSES + ">" + BODY + "<x xmlns='urn:x'");
        int count = random.nextInt(101, 20_000);
        for (int i = 0; i < count; i++) {
            xml.append(" a").append(i).append("='").append(i).append('\'');
        }
        return contained("many attributes", xml.append("/></message>").toString());
    }

    private Malformed giantName() {
        String name = "n".repeat(random.nextInt(501, 100_000));
        return contained(
                "giant name",
                one(
                        message(BODY + "<" + name + "></" + name + ">"),
                        message(BODY + "<x xmlns='urn:x' " + name + "='1'/>"),
                        "<" + name + ">" + MARK + "</" + name + ">"));
    }

    private Malformed badJid() {
        String bad = one("a b@x.test", "@x.test", "ann@", "a@b@x.test/", "ann@x.test/", "\u200Bann@x.test", "");
        String element = one("message", "presence");
        String addresses = one("from='" + bad + "' to='ravi@sip.test'", "from='ann@x.test/p' to='" + bad + "'");
        return contained("bad JID", "<" + element + " " + addresses + " id='j'><x xmlns='urn:x'/></" + element + ">");
    }

    private Malformed wrongStructure() {
        return contained(
                "wrong structure",
                one(
                        message("<body>" + MARK + "<b>x</b></body>"),
                        "<iq type='get' id='q'" + ADDRESSES + "/>",
                        "<iq type='set' id='q'" + ADDRESSES + ">text</iq>",
                        "<iq type='error' id='q'" + ADDRESSES + "><error/></iq>",
                        "<presence" + ADDRESSES + "><priority>many</priority></presence>",
                        "<presence" + ADDRESSES + "><show>unwell</show></presence>",
                        message(BODY + "<error type='cancel'><text/><text/></error><error type='?'/>")));
    }

    private Malformed wrongType() {
        return contained(
                "wrong type",
                one(
                        "<message type='" + MARK + "'" + ADDRESSES + ">" + BODY + "</message>",
                        "<presence type='" + MARK + "'" + ADDRESSES + "/>",
                        "<iq type='" + MARK + "' id='q'" + ADDRESSES + "><q xmlns='urn:q'/></iq>",
                        "<iq id='q'" + ADDRESSES + "><q xmlns='urn:q'/></iq>"));
    }

    private Malformed tooLarge() {
        return contained(
                "too large", message("<body>" + MARK + "x".repeat(random.nextInt(525_000, 2_000_000)) + "</body>"));
    }
}
