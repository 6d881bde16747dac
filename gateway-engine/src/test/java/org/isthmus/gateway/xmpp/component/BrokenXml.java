package org.isthmus.gateway.xmpp.component;

import static org.isthmus.gateway.xmpp.component.Malformed.ADDRESSES;
import static org.isthmus.gateway.xmpp.component.Malformed.BODY;
import static org.isthmus.gateway.xmpp.component.Malformed.MARK;
import static org.isthmus.gateway.xmpp.component.Malformed.fatal;
import static org.isthmus.gateway.xmpp.component.Malformed.message;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Makes what is not XML, or not the XML that a stream may carry. */
final class BrokenXml implements Supplier<Malformed> {

    private final SplittableRandom random;
    private final List<Supplier<Malformed>> kinds = List.of(
            this::crossedTags,
            this::strayCharacter,
            this::cutOff,
            this::undeclaredPrefix,
            this::twiceTheSameAttribute,
            this::unquotedAttribute,
            this::illegalCharacter,
            this::illegalReference,
            this::badUtf8,
            this::entity,
            this::documentType,
            this::commentOrInstruction,
            this::textBetween,
            this::endOfCdataInText,
            this::mutation);

    BrokenXml(SplittableRandom random) {
        this.random = random;
    }

    @Override
    public Malformed get() {
        return kinds.get(random.nextInt(kinds.size())).get();
    }

    private String one(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private Malformed crossedTags() {
        return fatal(
                "crossed tags",
                one(
                        "<message" + ADDRESSES + "><a><b></a></b>" + BODY + "</message>",
                        "<message" + ADDRESSES + ">" + BODY + "</presence>",
                        "</message>",
                        "<message" + ADDRESSES + "><body>" + MARK + "</bodyy></message>",
                        "<message" + ADDRESSES + "><bodyy>" + MARK + "</body></message>"));
    }

    private Malformed strayCharacter() {
        return fatal(
                "stray character",
                one(
                        message("<body>a < b</body>" + BODY),
                        message("<body>a & b</body>" + BODY),
                        message("< body>" + MARK + "</ body>"),
                        "<message" + ADDRESSES + " a='<'>" + BODY + "</message>",
                        "<<message" + ADDRESSES + ">" + BODY + "</message>",
                        "<message" + ADDRESSES + "/ >" + BODY + "</message>",
                        message("<1body/>" + BODY),
                        message(BODY + "</>")));
    }

    private Malformed cutOff() {
        String whole = message(BODY + "<x xmlns='urn:x' a='b'><y>text</y></x>");
        return fatal("cut off", whole.substring(0, random.nextInt(1, whole.length() - 1)) + "\"'></stream:stream>");
    }

    private Malformed undeclaredPrefix() {
        return fatal(
                "undeclared prefix",
                one(
                        message(BODY + "<q:x/>"),
                        "<message q:a='1'" + ADDRESSES + ">" + BODY + "</message>",
                        "<q:message" + ADDRESSES + ">" + BODY + "</q:message>",
                        message(BODY + "<x xmlns:q=''/>")));
    }

    private Malformed twiceTheSameAttribute() {
        return fatal(
                "same attribute twice",
                one(
                        "<message id='1' id='2'" + ADDRESSES + ">" + BODY + "</message>",
                        message(BODY + "<x xmlns:a='urn:a' xmlns:b='urn:a' a:n='1' b:n='2'/>")));
    }

    private Malformed unquotedAttribute() {
        return fatal(
                "unquoted attribute",
                one(
                        "<message id=1" + ADDRESSES + ">" + BODY + "</message>",
                        "<message id" + ADDRESSES + ">" + BODY + "</message>",
                        "<message id='1'from='ann@x.test' to='ravi@sip.test'>" + BODY + "</message>"));
    }

    private Malformed illegalCharacter() {
        char c = one("\u0000", "\u0001", "\u0008", "\u000B", "\u001F", "\uFFFE", "\uFFFF")
                .charAt(0);
        return fatal(
                "illegal character",
                one(
                        message("<body>" + MARK + c + "</body>"),
                        "<message id='" + c + "'" + ADDRESSES + ">" + BODY + "</message>",
                        c + message(BODY)));
    }

    private Malformed illegalReference() {
        return fatal(
                "illegal reference",
                message("<body>" + MARK + one("&#0;", "&#1;", "&#xFFFE;", "&#xD800;", "&#x110000;", "&#;", "&#xZ;")
                        + "</body>"));
    }

    private Malformed badUtf8() {
        byte[] bad = HexFormat.of().parseHex(one("C080", "EDA080", "FF", "E228A1", "F5808080"));
        byte[] xml = message("<body>" + MARK + "@</body>").getBytes(StandardCharsets.UTF_8);
        int at = new String(xml, StandardCharsets.UTF_8).indexOf(MARK) + MARK.length();
        byte[] all = new byte[xml.length - 1 + bad.length];
        System.arraycopy(xml, 0, all, 0, at);
        System.arraycopy(bad, 0, all, at, bad.length);
        System.arraycopy(xml, at + 1, all, at + bad.length, xml.length - at - 1);
        return Malformed.of("bad UTF-8", all, false);
    }

    private Malformed entity() {
        return fatal(
                "entity",
                one(
                        message("<body>" + MARK + "&lol;</body>"),
                        message("<body>" + MARK + "&nbsp;</body>"),
                        "<message id='&xxe;'" + ADDRESSES + ">" + BODY + "</message>",
                        message("<body>" + MARK + "&" + "a".repeat(random.nextInt(1, 100_000)) + ";</body>")));
    }

    private Malformed documentType() {
        return fatal(
                "document type",
                one(
                                "<!DOCTYPE m [<!ENTITY lol 'lol'><!ENTITY l2 '&lol;&lol;&lol;&lol;'>]>",
                                "<!DOCTYPE m SYSTEM 'file:///etc/passwd'>",
                                "<!DOCTYPE m [<!ENTITY % x SYSTEM 'http://x.test/x.dtd'> %x;]>",
                                "<!ENTITY x 'y'>")
                        + message("<body>" + MARK + "&lol;</body>"));
    }

    private Malformed commentOrInstruction() {
        return fatal(
                "comment or instruction",
                one(
                        message("<!-- c -->" + BODY),
                        "<!-- c -->" + message(BODY),
                        message("<?php x ?>" + BODY),
                        "<?xml version='1.0'?>" + message(BODY),
                        "<![CDATA[x]]>" + message(BODY),
                        message("<![IGNORE[x]]>" + BODY)));
    }

    private Malformed textBetween() {
        return fatal("text between stanzas", one("text", "&amp;", "\uFEFF", "]]>", "'") + message(BODY));
    }

    private Malformed endOfCdataInText() {
        return fatal("]]> in text", message("<body>" + MARK + "]]></body>"));
    }

    /** A right stanza with a few bytes changed; whatever it is now, it ends with the stream. */
    private Malformed mutation() {
        byte[] xml = (message("<body>mutant</body><x xmlns='urn:x'><y a='b'>t</y></x>") + "</stream:stream>")
                .getBytes(StandardCharsets.UTF_8);
        int changes = random.nextInt(1, 6);
        for (int i = 0; i < changes; i++) {
            xml[random.nextInt(xml.length - 16)] = (byte) random.nextInt(256);
        }
        return Malformed.of("mutation", xml, false);
    }
}
