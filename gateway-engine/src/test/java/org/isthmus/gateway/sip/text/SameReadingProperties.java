package org.isthmus.gateway.sip.text;

import static org.assertj.core.api.Assertions.assertThat;

import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.parser.StringMsgParser;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.api.recursive.comparison.ComparingFields;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.isthmus.gateway.sip.transport.EssentialHeaders;

/** The quick way to read a head takes what JAIN-SIP's parser takes, refuses what it refuses, and makes the same objects of it. */
class SameReadingProperties {

    private static final RecursiveComparisonConfiguration BY_FIELDS = RecursiveComparisonConfiguration.builder()
            .withIntrospectionStrategy(new ComparingFields())
            .withStrictTypeChecking(true)
            .withIgnoredFieldsMatchingRegexes(".*date\\.javaCal")
            .build();
    private static final byte[] USUAL = String.join(
                    "\r\n",
                    "MESSAGE sip:nora@xmpp.test SIP/2.0",
                    "Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK7abc",
                    "Via: SIP/2.0/UDP 192.0.2.9;branch=z9hG4bK1d32hash4;received=192.0.2.9;rport",
                    "Max-Forwards: 69",
                    "From: \"Ravi\" <sip:ravi@sip.test>;tag=a48s",
                    "To: <sip:nora@xmpp.test>",
                    "Call-ID: a84b4c76e66710@192.0.2.9",
                    "CSeq: 314 MESSAGE",
                    "User-Agent: phone 1.0",
                    "Content-Type: text/plain;charset=UTF-8",
                    "Content-Length: 2",
                    "",
                    "hi")
            .getBytes(StandardCharsets.UTF_8);

    @Example
    void theUsualMessage() {
        assertThat(MessageHead.of(USUAL).isRegular()).isTrue();
        compare(USUAL);
    }

    @Example
    void tortureMessages() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(SameReadingProperties.class.getResource("/torture"))
                .toURI());
        List<Path> files;
        try (Stream<Path> found = Files.walk(folder)) {
            files = found.filter(Files::isRegularFile).toList();
        }
        assertThat(files).hasSizeGreaterThan(50);
        for (Path file : files) {
            compare(Files.readAllBytes(file));
        }
    }

    @Property(tries = 1000)
    void headersInManyForms(@ForAll("messages") String message) {
        compare(message.getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 1000)
    void oneByteOfTheUsualMessageReplaced(@ForAll byte other, @ForAll @IntRange(max = 500) int place) {
        byte[] damaged = USUAL.clone();
        damaged[place % damaged.length] = other;
        compare(damaged);
    }

    @Property(tries = 1000)
    void somethingOfTheUsualMessageReplaced(
            @ForAll("fragments") String other,
            @ForAll @IntRange(max = 500) int place,
            @ForAll @IntRange(max = 3) int gone) {
        String usual = new String(USUAL, StandardCharsets.UTF_8);
        int start = place % usual.length();
        String rest = usual.substring(Math.min(usual.length(), start + gone));
        compare((usual.substring(0, start) + other + rest).getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 1000)
    void randomBytesAfterTheFirstLine(@ForAll @Size(max = 200) byte[] bytes) {
        String start = HeaderForms.STARTS.getFirst() + "\r\n";
        compare((start + new String(bytes, StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void compare(byte[] bytes) {
        MessageHead head = MessageHead.of(bytes);
        Object expected = outcome(() -> new StringMsgParser()
                .parseSIPMessage(
                        Arrays.copyOf(bytes, head.bodyStart()),
                        false,
                        false,
                        EssentialHeaders.OTHERS_MAY_BE_UNREADABLE));
        Object read = outcome(() -> new HeadParser().parse(head, bytes));
        assertThat(read).usingRecursiveComparison(BY_FIELDS).isEqualTo(expected);
        if (read instanceof SIPMessage message) {
            assertThat(message.toString()).isEqualTo(String.valueOf(expected));
        }
    }

    private static Object outcome(Callable<SIPMessage> parser) {
        try {
            SIPMessage message = parser.call();
            return message == null ? "nothing" : message;
        } catch (ParseException e) {
            return "refused at " + e.getErrorOffset();
        } catch (Exception e) {
            return "choked: " + e.getClass();
        }
    }

    @Provide
    Arbitrary<String> messages() {
        Arbitrary<String> lines = Arbitraries.of(HeaderForms.LINES)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12)
                .map(chosen -> String.join("\r\n", chosen));
        return Arbitraries.of(HeaderForms.STARTS)
                .flatMap(start -> lines.map(rest -> start + "\r\n" + rest + "\r\n\r\n"));
    }

    @Provide
    Arbitrary<String> fragments() {
        return Arbitraries.of(HeaderForms.FRAGMENTS);
    }
}
