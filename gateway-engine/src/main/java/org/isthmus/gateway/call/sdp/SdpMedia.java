package org.isthmus.gateway.call.sdp;

/**
 * One medium of a document.
 *
 * @param line what its m= line says
 * @param section all its lines, the m= line first
 */
public record SdpMedia(MediaLine line, SdpSection section) {}
