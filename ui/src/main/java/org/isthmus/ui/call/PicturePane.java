package org.isthmus.ui.call;

import java.nio.IntBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import org.isthmus.media.VideoFrame;
import org.isthmus.media.VideoSink;

/**
 * Shows moving pictures as large as there is room. A picture is converted once, on the thread that brings it, straight into
 * the pixels that are drawn, of which there are two sets in turn; one that comes while the last is not drawn yet is left
 * out. FX thread but for the sink.
 */
final class PicturePane extends Region implements VideoSink {

    private final ImageView view = new ImageView();
    private final AtomicBoolean drawing = new AtomicBoolean();
    private Canvas front = Canvas.of(1, 1);
    private Canvas back = Canvas.of(1, 1);
    private boolean showing;
    private Runnable onShowing = () -> {};

    /** Pixels and the image that is drawn from them. */
    private record Canvas(int width, int height, PixelBuffer<IntBuffer> buffer, WritableImage image) {

        static Canvas of(int width, int height) {
            PixelBuffer<IntBuffer> buffer = new PixelBuffer<>(
                    width, height, IntBuffer.allocate(width * height), PixelFormat.getIntArgbPreInstance());
            return new Canvas(width, height, buffer, new WritableImage(buffer));
        }

        int[] pixels() {
            return buffer.getBuffer().array();
        }
    }

    PicturePane() {
        getStyleClass().add("picture-pane");
        view.setPreserveRatio(true);
        view.setSmooth(true);
        getChildren().setAll(view);
    }

    /** Whether there is a picture at this moment. */
    boolean showing() {
        return showing;
    }

    /** @param action run when pictures begin and when they end */
    void onShowing(Runnable action) {
        onShowing = action;
    }

    @Override
    public void frame(VideoFrame frame) {
        // Between this and draw() the back canvas belongs to this thread alone.
        if (!drawing.compareAndSet(false, true)) {
            return;
        }
        Canvas canvas = back.width() == frame.width() && back.height() == frame.height()
                ? back
                : Canvas.of(frame.width(), frame.height());
        frame.toArgb(canvas.pixels());
        back = canvas;
        Platform.runLater(this::draw);
    }

    private void draw() {
        Canvas fresh = back;
        back = front;
        front = fresh;
        fresh.buffer().updateBuffer(all -> null);
        view.setImage(fresh.image());
        drawing.set(false);
        show(true);
    }

    @Override
    public void ended() {
        Platform.runLater(() -> {
            view.setImage(null);
            show(false);
        });
    }

    private void show(boolean now) {
        requestLayout();
        if (showing != now) {
            showing = now;
            onShowing.run();
        }
    }

    @Override
    protected void layoutChildren() {
        view.setFitWidth(getWidth());
        view.setFitHeight(getHeight());
        double width = view.getLayoutBounds().getWidth();
        double height = view.getLayoutBounds().getHeight();
        view.relocate((getWidth() - width) / 2, (getHeight() - height) / 2);
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computeMinHeight(double width) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 0;
    }
}
