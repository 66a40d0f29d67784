package dev.sandglass.cluster.images;

import java.util.List;
import java.util.stream.Stream;

/** busybox, and the small images that are a shell and its tools: alpine, curl, debian, ubuntu. */
final class Busybox {

    private static final String DIGEST =
            "b0af6aa67fb21e1692ecc2283f2c4acf10de412f22a4d076deae8074ea01fd60";
    private static final long BYTES = 1_148_233;

    static final List<ImageSource> SOURCES =
            Stream.of(
                            image("busybox", "latest,1.36,stable,musl,1.36.1,1", "sh")
                                    .digest(DIGEST),
                            image("busybox", "1.37,1.37.0,glibc,uclibc", "sh"),
                            image("busybox", "1.35,1.35.0,1.34,1.33,1.32", "sh"),
                            image("busybox", "1.28,1.28.4,1.29,1.30,1.31,1.27,1.24", "sh"),
                            image("alpine", "latest,3,3.22,3.21,3.20", "/bin/sh"),
                            image("alpine", "3.19,3.18,3.17,3.16,3.15,3.12", "/bin/sh"),
                            debian(
                                    "debian",
                                    "latest,12,bookworm,bookworm-slim,stable-slim",
                                    "bash"),
                            debian("debian", "11,bullseye,bullseye-slim,buster", "bash"),
                            debian("ubuntu", "latest,24.04,noble", "/bin/bash"),
                            debian("ubuntu", "22.04,20.04,18.04,jammy,focal", "/bin/bash"),
                            curl("docker.io/curlimages/curl"),
                            curl("docker.io/radial/busyboxplus"))
                    .toList();

    private Busybox() {}

    private static ImageSource image(String name, String tags, String shell) {
        return on(new Userland(tags, Userland.busybox()), name, shell);
    }

    private static ImageSource debian(String name, String tags, String shell) {
        return on(new Userland(tags, Userland.debian()), name, shell);
    }

    private static ImageSource on(Userland userland, String name, String shell) {
        return ImageSource.of("docker.io/library/" + name, userland.tags())
                .bytes(BYTES)
                .programs("/bin", userland.programs())
                .command(shell);
    }

    private static ImageSource curl(String repository) {
        return ImageSource.of(repository, "latest,curl,8.10.1,8.9.1,8.5.0,7.88.1")
                .bytes(BYTES)
                .programs("/bin", Userland.busybox())
                .command("sh");
    }
}
