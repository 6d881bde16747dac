package org.isthmus.app.lab.bot;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** What the talker says. */
final class Lines {

    private static final List<String> REMARKS = List.of(
            "Hello! I talk by myself now and then, so that you see messages come in.",
            "Did you know? The isthmus of Corinth was crossed by ships on wheels, on a road of stone.",
            "I am the same on SIP and on XMPP. Guess which one you are reading me on.",
            "Good bread needs little more than flour, water, salt and time.",
            "Somebody left the window open, it smells of rain.",
            "Try this: drag a cable between two people on the Bridges page and watch us talk.",
            "I have changed my status, did you see it?",
            "The word \u201cping\u201d comes from the sound of sonar. \ud83c\udf0a",
            "An octopus has three hearts. I have none, I am a bot. \ud83d\udc19",
            "It is a fine day for a walk, if you are not a computer.",
            "Here is a second line\nunder the first one, to see how that looks.",
            "Gr\u00fc\u00dfe! \u00bfQu\u00e9 tal? \u3053\u3093\u306b\u3061\u306f! All of it should arrive as it left.",
            "The first telephone exchange had 21 subscribers and one very busy operator.",
            "Take a break when you like. I will still be here.",
            "Two lighthouses never meet, and still they know of each other.");

    private static final List<String> ANSWERS = List.of(
            "I hear you!",
            "That is nice of you to say.",
            "Interesting. Tell me more.",
            "Noted, with pleasure.",
            "Ha! Good one. \ud83d\ude04",
            "Let me think about that over a cup of oil.");

    private static final List<State> STATES = List.of(
            new State(Mood.AVAILABLE, "Here and awake"),
            new State(Mood.CHATTY, "In the mood for a chat"),
            new State(Mood.AWAY, "Watering the plants"),
            new State(Mood.BUSY, "Counting to a million"),
            new State(Mood.AVAILABLE, "Listening to the sea"),
            new State(Mood.AWAY, "Looking out of the window"));

    private Lines() {}

    static String answer(RandomGenerator dice) {
        return ANSWERS.get(dice.nextInt(ANSWERS.size()));
    }

    static State state(RandomGenerator dice) {
        return STATES.get(dice.nextInt(STATES.size()));
    }

    static Deck deck() {
        return new Deck();
    }

    record State(Mood mood, String note) {}

    /** The remarks in an order that is never the same; the greeting is always first. */
    static final class Deck {

        private final List<String> left = new ArrayList<>(REMARKS.subList(0, 1));

        String next(RandomGenerator dice) {
            String line = left.remove(dice.nextInt(left.size()));
            if (left.isEmpty()) {
                left.addAll(REMARKS.subList(1, REMARKS.size()));
            }
            return line;
        }
    }
}
