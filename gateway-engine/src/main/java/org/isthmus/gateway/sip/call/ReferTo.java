package org.isthmus.gateway.sip.call;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sip.message.Request;
import org.isthmus.gateway.address.AddressException;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.sip.useragent.Dialog;

/**
 * Whom a REFER sends its receiver to (RFC 3515 section 2.1).
 *
 * @param replaces the call there whose place the new one takes (RFC 3891)
 */
record ReferTo(SipAddress target, Optional<String> replaces) {

    private static final String HEADER = "Refer-To";
    private static final int LONGEST = 1024;

    /** The URI that leads into the dialog at its other end. */
    static String into(Dialog dialog, SipAddress peer) {
        String replaces = dialog.callId() + ";to-tag=" + dialog.remoteTag() + ";from-tag=" + dialog.localTag();
        return peer + "?Replaces=" + URLEncoder.encode(replaces, StandardCharsets.UTF_8);
    }

    /** Empty where the request names nobody, more than one, or no SIP address that can be called. */
    static Optional<ReferTo> in(Request refer) {
        List<String> values = CallHeaders.values(refer, HEADER);
        if (values.size() != 1 || values.getFirst().length() > LONGEST) {
            return Optional.empty();
        }
        String value = values.getFirst();
        int open = value.indexOf('<');
        int close = value.indexOf('>', open + 1);
        String uri = open >= 0 && close > open ? value.substring(open + 1, close) : value.split(";", 2)[0];
        int query = uri.indexOf('?');
        try {
            SipAddress target = SipAddress.parse(query < 0 ? uri : uri.substring(0, query));
            boolean isCall = target.parameter("method").orElse("INVITE").equalsIgnoreCase("INVITE")
                    && !target.scheme().equals("tel");
            return isCall
                    ? Optional.of(
                            new ReferTo(target, query < 0 ? Optional.empty() : replaces(uri.substring(query + 1))))
                    : Optional.empty();
        } catch (AddressException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> replaces(String headers) {
        for (String header : headers.split("&", -1)) {
            String[] pair = header.split("=", 2);
            if (pair.length == 2 && pair[0].toLowerCase(Locale.ROOT).equals("replaces")) {
                String value = URLDecoder.decode(pair[1].replace("+", "%2B"), StandardCharsets.UTF_8);
                return Optional.of(value.replaceAll("[\\r\\n]+", " "));
            }
        }
        return Optional.empty();
    }
}
