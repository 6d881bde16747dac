package org.isthmus.gateway.call.sdp;

/** A session description that is broken or over a limit; the message is one technical line. A call is refused with 400 or 488. */
public final class SdpException extends Exception {

    private static final long serialVersionUID = 1L;

    public SdpException(String message) {
        super(message);
    }
}
