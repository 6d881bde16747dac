package org.isthmus.gateway.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.message.SipMessages;

/** A SIP side that answers when the test says so. */
final class ScriptedSip implements SipSide {

    private final List<Request> requests = new ArrayList<>();
    private final List<CompletableFuture<SipReply>> replies = new ArrayList<>();
    private final SipMessages messages;

    ScriptedSip(SipMessages messages) {
        this.messages = messages;
    }

    @Override
    public CompletionStage<SipReply> send(Request request) {
        CompletableFuture<SipReply> reply = new CompletableFuture<>();
        requests.add(request);
        replies.add(reply);
        return reply;
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    /** Answers the request with that number, from 0. */
    void answer(int number, int status, String phrase) {
        Response response = messages.response(requests.get(number), status, phrase, "far");
        replies.get(number).complete(new SipReply.Answered(response));
    }

    /** Nothing of the kind should ever happen. */
    void breakDown(int number) {
        replies.get(number).completeExceptionally(new IllegalStateException("broken on purpose"));
    }

    void fail(int number, Failure failure) {
        replies.get(number).complete(new SipReply.Unanswered(failure));
    }
}
