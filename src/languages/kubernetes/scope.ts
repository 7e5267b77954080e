import type { KubernetesObject } from './objects.ts';

/** The API of Kubernetes itself, and of operators that data platforms are made of. */
const knownGroup =
  /^$|^(apps|batch|autoscaling|policy|extensions|argoproj\.io|sparkoperator\.k8s\.io|kafka\.strimzi\.io|flink\.apache\.org|monitoring\.coreos\.com|cert-manager\.io|external-secrets\.io|bitnami\.com|keda\.sh|postgresql\.cnpg\.io)$|^(networking|gateway\.networking|rbac\.authorization|coordination|discovery|events|storage|snapshot\.storage|scheduling|node|admissionregistration|apiextensions|apiregistration|certificates)\.k8s\.io$/;

/** What the whole cluster shares: `kubectl api-resources --namespaced=false`. */
const ofCluster = new Set(
  `Namespace Node PersistentVolume StorageClass VolumeAttachment CSIDriver CSINode VolumeSnapshotClass VolumeSnapshotContent
  CustomResourceDefinition APIService PriorityClass RuntimeClass IngressClass GatewayClass PodSecurityPolicy IPAddress ServiceCIDR
  CertificateSigningRequest MutatingWebhookConfiguration ValidatingWebhookConfiguration ValidatingAdmissionPolicy
  ValidatingAdmissionPolicyBinding MutatingAdmissionPolicy MutatingAdmissionPolicyBinding ComponentStatus`.split(/\s+/),
);

/** Whether an object lives in a namespace; undefined for a kind that only its operator knows, and for what is no object. */
export function isNamespaced({ kind, group }: KubernetesObject): boolean | undefined {
  // A kubeconfig.
  if (!knownGroup.test(group) || (group === '' && kind === 'Config')) return undefined;
  return !ofCluster.has(kind) && !/^Cluster[A-Z]/.test(kind);
}
