package org.isthmus.gateway.sip.trunk;

import gov.nist.javax.sip.header.HeaderFactoryImpl;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import java.net.InetAddress;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.sip.header.AuthorizationHeader;
import javax.sip.message.Response;
import org.isthmus.gateway.sip.auth.DigestVerifier;
import org.isthmus.gateway.sip.auth.DigestVerifier.Verdict;

/** Decides whose requests are believed. */
final class Gate {

    private final List<Trusted> trusted;
    private final Optional<DigestVerifier> digest;
    private final StatelessAnswers answers;

    Gate(SipTrunkConfig config, StatelessAnswers answers, InstantSource clock) {
        this.trusted = config.trusted();
        this.answers = answers;
        this.digest = config.inbound()
                .map(known -> new DigestVerifier(
                        config.host(), known.user(), known.password(), new HeaderFactoryImpl(), clock));
    }

    private boolean isTrusted(InetAddress source) {
        for (Trusted range : trusted) {
            if (range.contains(source)) {
                return true;
            }
        }
        return false;
    }

    /** The refusal, or nothing when the request may pass. Credentials that were meant for this gate go no further. */
    Optional<SIPResponse> refusal(SIPRequest request, InetAddress source) {
        if (isTrusted(source)) {
            return Optional.empty();
        }
        if (digest.isEmpty()) {
            return Optional.of(answers.to(request, Response.FORBIDDEN));
        }
        Verdict verdict = digest.get().check(request);
        if (verdict == Verdict.RIGHT) {
            request.removeHeader(AuthorizationHeader.NAME);
            return Optional.empty();
        }
        SIPResponse challenge = answers.to(request, Response.UNAUTHORIZED);
        try {
            digest.get().challenge(challenge, verdict == Verdict.STALE);
        } catch (ParseException e) {
            throw new IllegalStateException("a challenge that its header does not take", e);
        }
        return Optional.of(challenge);
    }
}
