package org.isthmus.media.engine;

import java.security.SecureRandom;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.isthmus.media.AudioDevices;
import org.isthmus.media.MediaEngine;
import org.isthmus.media.MediaException;
import org.isthmus.media.MediaListener;
import org.isthmus.media.MediaSession;
import org.isthmus.media.SessionSettings;
import org.isthmus.media.mixer.Conference;

/** A {@link MediaEngine} on ice4j and libjitsi. */
public final class JitsiMediaEngine implements MediaEngine {

    private final AudioDevices devices;
    private final SecureRandom random = new SecureRandom();
    private final Startup startup;
    private final Set<MediaSession> sessions = ConcurrentHashMap.newKeySet();

    /** @param devices gives each call its sound */
    public JitsiMediaEngine(AudioDevices devices) {
        this.devices = devices;
        startup = new Startup(random, devices::prepare);
    }

    @Override
    public CompletableFuture<Void> start() {
        return startup.begin().thenAccept(codecs -> {});
    }

    @Override
    public MediaSession open(SessionSettings settings, MediaListener listener) {
        Session[] opened = new Session[1];
        opened[0] = new Session(settings, listener, devices, random, startup.begin(), () -> sessions.remove(opened[0]));
        sessions.add(opened[0]);
        return opened[0];
    }

    @Override
    public Conference conference() throws MediaException {
        return new Conference(devices.open());
    }

    @Override
    public void close() {
        sessions.forEach(MediaSession::close);
    }
}
