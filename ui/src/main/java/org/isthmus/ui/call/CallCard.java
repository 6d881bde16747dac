package org.isthmus.ui.call;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import org.isthmus.app.call.CallKey;
import org.isthmus.app.call.CallView;
import org.isthmus.app.call.Calls;
import org.isthmus.gateway.address.Address;
import org.isthmus.media.VideoSink;
import org.isthmus.ui.common.Addresses;
import org.isthmus.ui.common.Avatar;
import org.isthmus.ui.common.Dialogs;
import org.isthmus.ui.common.FxThread;
import org.isthmus.ui.common.Labels;
import org.isthmus.ui.common.NoticeBar;
import org.isthmus.ui.common.UiContext;
import org.isthmus.ui.common.Words;

/** One call: who, how far it got, how it sounds, and what can be done. FX thread. */
final class CallCard extends VBox {

    private static final PseudoClass PICTURED = PseudoClass.getPseudoClass("pictured");
    private static final PseudoClass SUFFERS = PseudoClass.getPseudoClass("suffers");

    private final CallWords says;
    private final Calls calls;
    private final CallKey key;
    private final NoticeBar notice;
    private final Avatar avatar = new Avatar(96);
    private final Label name = new Label();
    private final Label address = new Label();
    private final Label state = new Label();
    private final Label merged = Labels.wrapped("");
    private final Label recording = new Label();
    private final Label quality = Labels.wrapped("");
    private final Label protection = new Label();
    private final CallButtons buttons;
    private final LevelPair levels;
    private final Keypad keypad;
    private final StringBuilder pressed = new StringBuilder();
    private final Label digits = new Label();
    private final Consumer<Scene> dress;
    private Optional<PictureStage> pictures = Optional.empty();
    private CallView call;

    CallCard(UiContext context, CallWords says, Calls calls, NoticeBar notice, Consumer<Scene> dress, CallView call) {
        super(12);
        this.says = says;
        this.calls = calls;
        this.key = call.key();
        this.notice = notice;
        this.dress = dress;
        this.call = call;
        getStyleClass().add("call-card");
        setAlignment(Pos.TOP_CENTER);
        name.getStyleClass().add("title-3");
        name.setId("call-name");
        address.getStyleClass().add("text-muted");
        state.getStyleClass().add("call-state");
        state.setId("call-state");
        quality.getStyleClass().add("call-quality");
        quality.setId("call-quality");
        merged.setId("call-merged");
        recording.setText(says.words().get("recording"));
        recording.setGraphic(new Circle(5));
        recording.getStyleClass().add("call-recording");
        recording.setId("call-recording");
        protection.getStyleClass().addAll("text-muted", "caption");
        protection.setId("call-protection");
        digits.getStyleClass().add("call-digits");
        keypad = new Keypad(this::press);
        buttons = new CallButtons(
                says.words(),
                calls,
                key,
                new DeviceMenu(context, says.words(), calls, key),
                this::showKeypad,
                this::askTransfer,
                this::merge);
        levels = new LevelPair(says.words(), calls, key);
        buttons.setAlignment(Pos.CENTER);
        getChildren()
                .addAll(
                        avatar,
                        name,
                        address,
                        state,
                        merged,
                        recording,
                        quality,
                        protection,
                        levels,
                        buttons,
                        digits,
                        keypad);
        showKeypad(false);
        show(call);
    }

    CallKey key() {
        return key;
    }

    void show(CallView now) {
        call = now;
        showPictures(now.video() && !now.rings() && !now.over());
        avatar.show(now.name());
        name.setText(says.who().name(now));
        address.setText(says.who().address(now));
        List<CallKey> talking = talking();
        buttons.show(
                now,
                talking.size() > 1 && talking.contains(key) && !calls.merged().containsAll(talking));
        Optional<String> line = says.quality(now);
        quality.setText(line.orElse(""));
        present(quality, line.isPresent());
        quality.pseudoClassStateChanged(SUFFERS, says.suffers(now));
        says.details(now).ifPresent(details -> quality.setTooltip(new Tooltip(details)));
        Optional<String> kept = says.protection(now);
        protection.setText(kept.orElse(""));
        present(protection, kept.isPresent());
        present(recording, now.recorded());
        Optional<String> others = says.merged(now, calls.current(), calls.merged());
        merged.setText(others.orElse(""));
        present(merged, others.isPresent());
        present(levels, now.state() instanceof CallView.Talking);
        tick();
    }

    /** The time goes on. */
    void tick() {
        state.setText(says.state(call));
    }

    private void showPictures(boolean wanted) {
        pseudoClassStateChanged(PICTURED, wanted);
        present(avatar, !wanted);
        present(address, !wanted);
        VBox.setVgrow(this, wanted ? Priority.ALWAYS : Priority.NEVER);
        if (wanted && pictures.isEmpty()) {
            PictureStage stage = new PictureStage(says.words(), dress);
            pictures = Optional.of(stage);
            VBox.setVgrow(stage, Priority.ALWAYS);
            getChildren().addFirst(stage);
            calls.watch(key, stage.otherSide(), stage.thisSide());
        } else if (!wanted) {
            leave();
        }
    }

    /** The call is over, or has no picture any more. */
    void leave() {
        pictures.ifPresent(stage -> {
            stage.leave();
            getChildren().remove(stage);
            calls.watch(key, VideoSink.NONE, VideoSink.NONE);
        });
        pictures = Optional.empty();
    }

    private void press(char digit) {
        calls.press(key, digit);
        pressed.append(digit);
        digits.setText(pressed.toString());
    }

    private void showKeypad(boolean shown) {
        present(keypad, shown);
        present(digits, shown);
        if (shown) {
            keypad.requestFocus();
        }
    }

    private void askTransfer() {
        Words words = says.words();
        Dialogs.ask(
                        getScene().getWindow(),
                        words.get("transfer"),
                        words.get("transfer.to", says.who().name(call)),
                        "")
                .ifPresent(typed -> Addresses.read(call.peer().network(), typed)
                        .ifPresentOrElse(this::transfer, () -> notice.complain(words.get("no.address", typed))));
    }

    private List<CallKey> talking() {
        return calls.current().stream()
                .filter(one -> one.state() instanceof CallView.Talking)
                .map(CallView::key)
                .toList();
    }

    private void merge() {
        FxThread.then(calls.merge(talking()), "Merging calls", notice::report);
    }

    private void transfer(Address target) {
        FxThread.then(calls.transfer(key, target), "Transferring a call", notice::report);
    }

    private static void present(javafx.scene.Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
