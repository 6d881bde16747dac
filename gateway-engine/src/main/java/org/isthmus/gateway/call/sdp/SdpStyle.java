package org.isthmus.gateway.call.sdp;

/**
 * How descriptions are written where there is a choice.
 *
 * @param opportunistic whether protection that is not required is offered within {@code RTP/AVP}, which a peer without
 *     SRTP accepts too, and not as {@code RTP/SAVP} or {@code UDP/TLS/RTP/SAVP} (RFC 8643); and whether messages of
 *     feedback (RFC 4585) are named without its profile, which some phones refuse with the whole line, unless the
 *     description asks for the profile
 * @param trickle whether this side takes candidates later, in INFO (RFC 8840)
 */
public record SdpStyle(boolean opportunistic, boolean trickle) {

    /** As XEP-0167 section 7 has it, and without trickled candidates. */
    public static final SdpStyle STRICT = new SdpStyle(false, false);

    /** Calls with phones of all kinds. */
    public static final SdpStyle PHONE = new SdpStyle(true, false);
}
