package org.isthmus.gateway.error;

import java.util.Optional;
import java.util.OptionalInt;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.address.AddressException;
import org.isthmus.gateway.address.AddressMapper;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.address.XmppAddress;

/** Errors from one network to the other (RFC 7247 section 7). Has no state and may be used from any thread. */
public final class ErrorMapping {

    private static final int LONGEST_PHRASE = 128;
    private static final int RETRY_SECONDS = 30;

    private final AddressMapper addresses;
    private final Profile profile;

    /** Which rows of the table count. */
    public enum Profile {
        /** The rows of RFC 7247 and its classes. */
        RFC,
        /** Finer rows for codes that came after the RFC. */
        EXTENDED
    }

    public ErrorMapping() {
        this(new AddressMapper(), Profile.RFC);
    }

    public ErrorMapping(AddressMapper addresses, Profile profile) {
        this.addresses = addresses;
        this.profile = profile;
    }

    /** RFC 7247 table 3. The error has to be a final response of 300 or more. */
    public StanzaFailure toStanza(SipError error) {
        String condition = SipToStanza.condition(error.status(), profile == Profile.EXTENDED);
        Optional<String> address = Optional.empty();
        if (condition.equals("redirect") || error.status() == 301) {
            address = error.contact().flatMap(this::iriOf);
            if (address.isEmpty()) {
                condition = "recipient-unavailable";
            }
        }
        return new StanzaFailure(condition, type(condition, error), text(error), address);
    }

    /** What the other side said beyond the words that every such response has. */
    private static String text(SipError error) {
        String phrase = SipPhrases.isRegistered(error.status(), error.phrase())
                ? ""
                : error.phrase().strip();
        String warning = error.warning().strip();
        return phrase.isEmpty() || warning.isEmpty() ? phrase + warning : phrase + "; " + warning;
    }

    private static String type(String condition, SipError error) {
        String type = Conditions.typeOf(condition);
        boolean permanent = type.equals("cancel") || type.equals("modify");
        return error.retryAfter().isPresent() && permanent ? "wait" : type;
    }

    /**
     * RFC 7247 table 2.
     *
     * @param failing whoever the error came from; a full and a bare address are told apart
     * @param method of the SIP request that the error answers
     */
    public SipError toSip(StanzaFailure failure, Address failing, String method) {
        String condition = Conditions.isKnown(failure.condition()) ? failure.condition() : Conditions.UNDEFINED;
        Optional<String> contact = failure.newAddress().flatMap(this::uriOf);
        int status = switch (condition) {
            case "gone" -> contact.isPresent() ? 301 : 410;
            case "redirect" -> contact.isPresent() ? 302 : 480;
            default -> StanzaToSip.status(condition, isFull(failing), method);
        };
        boolean redirects = status / 100 == 3;
        return new SipError(
                status,
                phrase(status, failure.text()),
                redirects ? contact : Optional.empty(),
                failure.type().equals("wait") && mayRetry(status)
                        ? OptionalInt.of(RETRY_SECONDS)
                        : OptionalInt.empty());
    }

    /** The same where the error says that the domain could not even be looked up (RFC 7247 table 2, note 4). */
    public SipError toSipUnresolvable(StanzaFailure failure) {
        return new SipError(408, phrase(408, failure.text()));
    }

    /** The response to a request whose recipient has no place on XMPP; 480 where it would have left TLS (RFC 5630). */
    public static SipError unmappable(String requestUri) {
        int status = requestUri.regionMatches(true, 0, "sips:", 0, 5) ? 480 : 404;
        return SipError.of(status);
    }

    /**
     * The response as it may really be sent: nobody here can put the challenge into a 401 or 407 that an XMPP server would
     * have to check, so they become 403.
     */
    public SipError withoutChallenge(SipError error, StanzaFailure cause) {
        if (error.status() != 401 && error.status() != 407) {
            return error;
        }
        return new SipError(403, "Forbidden (XMPP " + cause.condition() + ")", Optional.empty(), error.retryAfter());
    }

    /** The failure as a SIP response to a request of that method; {@code failing} is whom it was meant for. */
    public SipError sipErrorFor(Failure failure, Address failing, String method) {
        if (failure.wire().isPresent()) {
            return switch (failure.wire().get()) {
                case SipError error -> error;
                case StanzaFailure stanza -> withoutChallenge(toSip(stanza, failing, method), stanza);
            };
        }
        int status = Reasons.status(failure.reason());
        return new SipError(
                status,
                SipPhrases.of(status),
                Optional.empty(),
                failure.reason() == Reason.TOO_MANY ? OptionalInt.of(RETRY_SECONDS) : OptionalInt.empty());
    }

    /** The failure of a MESSAGE. */
    public SipError sipErrorFor(Failure failure, Address failing) {
        return sipErrorFor(failure, failing, "MESSAGE");
    }

    /** The failure as a stanza error. */
    public StanzaFailure stanzaFailureFor(Failure failure) {
        if (failure.wire().isPresent()) {
            return switch (failure.wire().get()) {
                case SipError error -> toStanza(error);
                case StanzaFailure stanza -> stanza;
            };
        }
        return Conditions.failure(Reasons.condition(failure.reason()), "");
    }

    /** What the error means to the person who sent something. */
    public Reason reasonFor(WireError error) {
        return switch (error) {
            case SipError sip -> Reasons.of(sip);
            case StanzaFailure stanza -> Reasons.of(stanza);
        };
    }

    /** The error as a failure to show and to hand on. */
    public Failure failureFor(WireError error) {
        String detail = switch (error) {
            case SipError sip -> sip.status() + " " + sip.phrase();
            case StanzaFailure stanza ->
                stanza.condition() + (stanza.text().isEmpty() ? "" : ": " + oneLine(stanza.text()));
        };
        return Failure.of(reasonFor(error), detail.strip(), error);
    }

    private static boolean isFull(Address address) {
        return switch (address) {
            case XmppAddress jid -> !jid.resource().isEmpty();
            case SipAddress uri -> !uri.parameter("gr").orElse("").isEmpty();
        };
    }

    private static boolean mayRetry(int status) {
        return switch (status) {
            case 404, 413, 480, 486, 500, 503, 600, 603 -> true;
            default -> false;
        };
    }

    private static String phrase(int status, String text) {
        String line = oneLine(text);
        if (line.isEmpty()) {
            return SipPhrases.of(status);
        }
        return line.length() <= LONGEST_PHRASE ? line : line.substring(0, end(line));
    }

    private static int end(String line) {
        return Character.isHighSurrogate(line.charAt(LONGEST_PHRASE - 1)) ? LONGEST_PHRASE - 1 : LONGEST_PHRASE;
    }

    private static String oneLine(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean space = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c)) {
                space = true;
            } else {
                if (space && !out.isEmpty() && c != ' ') {
                    out.append(' ');
                }
                space = false;
                out.append(c);
            }
        }
        return out.toString().strip();
    }

    /** A Contact as the IRI that stands in {@code gone} and {@code redirect}. */
    private Optional<String> iriOf(String contact) {
        try {
            return Optional.of("xmpp:" + addresses.toXmpp(SipAddress.parse(contact)));
        } catch (AddressException e) {
            return Optional.empty();
        }
    }

    /** The content of {@code gone} and {@code redirect} as a Contact. */
    private Optional<String> uriOf(String iri) {
        String text = iri.strip();
        if (text.regionMatches(true, 0, "sip:", 0, 4) || text.regionMatches(true, 0, "tel:", 0, 4)) {
            return Optional.of(text);
        }
        try {
            int query = text.indexOf('?');
            XmppAddress jid = XmppAddress.parse(query < 0 ? text : text.substring(0, query));
            return Optional.of(addresses.toSip(jid).toString());
        } catch (AddressException e) {
            return Optional.empty();
        }
    }
}
