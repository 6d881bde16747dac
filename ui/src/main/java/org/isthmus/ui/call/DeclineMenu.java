package org.isthmus.ui.call;

import java.util.List;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import org.isthmus.app.call.CallKey;
import org.isthmus.app.call.Calls;
import org.isthmus.ui.common.Dialogs;
import org.isthmus.ui.common.Icons;
import org.isthmus.ui.common.Words;
import org.kordamp.ikonli.feather.Feather;

/** Refuses a call and says why in the chat: a few ready sentences, or the person's own. FX thread. */
final class DeclineMenu extends MenuButton {

    private static final List<String> READY = List.of("decline.later", "decline.meeting", "decline.write");

    private final Words words;
    private final Calls calls;
    private final CallKey key;

    DeclineMenu(Words words, Calls calls, CallKey key) {
        super("", Icons.icon(Feather.MESSAGE_CIRCLE));
        this.words = words;
        this.calls = calls;
        this.key = key;
        setId("call-decline-message");
        setTooltip(new Tooltip(words.get("decline.message")));
        setAccessibleText(words.get("decline.message"));
        for (String sentence : READY) {
            MenuItem item = new MenuItem(words.get(sentence));
            item.setId("call-" + sentence.replace('.', '-'));
            item.setOnAction(chosen -> calls.decline(key, words.get(sentence)));
            getItems().add(item);
        }
        MenuItem own = new MenuItem(words.get("decline.own"));
        own.setOnAction(chosen -> ask());
        getItems().addAll(new SeparatorMenuItem(), own);
    }

    /** It rings on until the words are found. */
    private void ask() {
        Dialogs.ask(getScene().getWindow(), words.get("decline.message"), words.get("decline.own.what"), "")
                .ifPresent(text -> calls.decline(key, text));
    }
}
