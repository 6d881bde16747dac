package org.isthmus.gateway.sip.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.ParseException;
import java.util.concurrent.Callable;
import javax.sip.PeerUnavailableException;
import javax.sip.SipFactory;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.api.recursive.comparison.ComparingFields;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;

/** Objects for texts are those that JAIN-SIP's factories make, and what these refuse is refused. */
class SipTextsProperties {

    private static final RecursiveComparisonConfiguration BY_FIELDS = RecursiveComparisonConfiguration.builder()
            .withIntrospectionStrategy(new ComparingFields())
            .withStrictTypeChecking(true)
            .withIgnoredFieldsMatchingRegexes(".*date\\.javaCal")
            .build();

    private final SipTexts texts;
    private final SipFactory factory = SipFactory.getInstance();

    SipTextsProperties() throws PeerUnavailableException {
        texts = new SipTexts();
    }

    @Property(tries = 500)
    void uris(@ForAll("uris") String uri) throws PeerUnavailableException {
        var addresses = factory.createAddressFactory();
        compare(() -> texts.uri(uri), () -> addresses.createURI(uri));
        compare(() -> texts.address(uri), () -> addresses.createAddress("<" + uri + ">"));
    }

    @Property(tries = 500)
    void headers(@ForAll("lines") String line) throws PeerUnavailableException {
        int colon = line.indexOf(':');
        String name = line.substring(0, colon);
        String value = line.substring(colon + 1).strip();
        var headers = factory.createHeaderFactory();
        compare(() -> texts.header(name, value), () -> headers.createHeader(name, value));
    }

    private static void compare(Callable<Object> ours, Callable<Object> theirs) {
        assertThat(outcome(ours)).usingRecursiveComparison(BY_FIELDS).isEqualTo(outcome(theirs));
    }

    private static Object outcome(Callable<Object> maker) {
        try {
            return maker.call();
        } catch (ParseException e) {
            return "refused";
        } catch (Exception e) {
            return "choked: " + e.getClass();
        }
    }

    @Provide
    Arbitrary<String> uris() {
        return Arbitraries.of(
                        "sip:nora@xmpp.test",
                        "sip:nora@xmpp.test:5070;gr=tab;ob",
                        "sip:xmpp.test",
                        "sips:a@b",
                        "tel:+12")
                .flatMap(uri -> Arbitraries.integers()
                        .between(0, uri.length())
                        .flatMap(place -> Arbitraries.of(HeaderForms.FRAGMENTS)
                                .map(other -> uri.substring(0, place) + other + uri.substring(place))));
    }

    @Provide
    Arbitrary<String> lines() {
        return Arbitraries.of(HeaderForms.LINES.stream()
                .filter(line -> line.indexOf(':') > 0 && line.charAt(0) > ' ')
                .toList());
    }
}
