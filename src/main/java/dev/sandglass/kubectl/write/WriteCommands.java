package dev.sandglass.kubectl.write;

import dev.sandglass.kubectl.KubectlCommand;
import dev.sandglass.kubectl.create.CreateCronJob;
import dev.sandglass.kubectl.create.CreateIngress;
import dev.sandglass.kubectl.create.CreateJob;
import dev.sandglass.kubectl.create.CreatePodDisruptionBudget;
import dev.sandglass.kubectl.create.CreatePriorityClass;
import dev.sandglass.kubectl.create.CreateQuota;
import dev.sandglass.kubectl.create.CreateRole;
import dev.sandglass.kubectl.create.CreateRoleBinding;
import dev.sandglass.kubectl.create.CreateToken;
import dev.sandglass.kubectl.running.Copy;
import dev.sandglass.kubectl.write.apply.Apply;
import dev.sandglass.kubectl.write.apply.ApplySetLastApplied;
import dev.sandglass.kubectl.write.apply.ApplyViewLastApplied;
import dev.sandglass.kubectl.write.apply.Diff;
import java.util.List;

/** The commands that change a cluster, in the order of kubectl's help. */
public final class WriteCommands {

    public static final List<KubectlCommand> ALL =
            List.of(
                    CreateRole.OF_CLUSTER,
                    CreateRoleBinding.OF_CLUSTER,
                    new CreateCronJob(),
                    new CreateIngress(),
                    new CreateJob(),
                    new CreatePodDisruptionBudget(),
                    new CreatePriorityClass(),
                    new CreateQuota(),
                    CreateRole.OF_NAMESPACE,
                    CreateRoleBinding.OF_NAMESPACE,
                    new CreateToken(),
                    new SetGroup(),
                    new SetEnv(),
                    new SetImage(),
                    new SetResources(),
                    new SetSelector(),
                    new SetServiceAccount(),
                    new SetSubject(),
                    Cordon.CLOSE,
                    Cordon.OPEN,
                    new Drain(),
                    new Taint(),
                    new Copy(),
                    new Diff(),
                    new Apply(),
                    new ApplySetLastApplied(),
                    new ApplyViewLastApplied(),
                    new Autoscale(),
                    new Certificate(),
                    CertificateAnswer.APPROVE,
                    CertificateAnswer.DENY,
                    new Edit(),
                    new Kustomize(),
                    new Replace());

    private WriteCommands() {}
}
