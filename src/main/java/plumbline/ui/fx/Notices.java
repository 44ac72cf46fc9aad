package plumbline.ui.fx;

/// Where screens put their notices. FX thread only.
@FunctionalInterface
public interface Notices {

    void show(Notice notice);
}
