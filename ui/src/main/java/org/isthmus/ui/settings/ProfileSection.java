package org.isthmus.ui.settings;

import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.isthmus.ui.common.Icons;
import org.isthmus.ui.common.UiContext;
import org.isthmus.ui.common.Words;
import org.kordamp.ikonli.feather.Feather;

/** Where everything of this person lies. */
final class ProfileSection extends Section {

    ProfileSection(UiContext context) {
        super(context.words(ProfileSection.class).get("profile"));
        Words words = context.words(ProfileSection.class);
        String folder = context.client().settings().profileFolder().toString();
        TextField path = new TextField(folder);
        path.setId("settings-profile");
        path.setEditable(false);
        path.setPrefColumnCount(24);
        HBox.setHgrow(path, Priority.ALWAYS);
        Button copy = Icons.button(Feather.COPY, words.get("profile.copy"), "flat");
        copy.setOnAction(_ -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(folder);
            Clipboard.getSystemClipboard().setContent(content);
        });
        HBox control = new HBox(8, path, copy);
        row(words.get("profile.folder"), words.get("profile.why"), control);
    }
}
