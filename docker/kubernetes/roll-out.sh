#!/bin/sh
# Migrates, then replaces the pods one after the other: sh docker/kubernetes/roll-out.sh docker/kubernetes/overlays/small
# Needs Kubernetes 1.30 or newer. Nothing is replaced when the migration fails; `kubectl rollout undo` goes back, on the new schema.
set -eu
overlay=$1
namespace=$(kubectl kustomize "$overlay" | awk '$1 == "namespace:" { print $2; exit }')
rendered=$(mktemp)
trap 'rm -f "$rendered"' EXIT
kubectl kustomize "$overlay" >"$rendered"

kubectl --namespace "$namespace" delete job chatkeep-migration --ignore-not-found
kubectl apply --filename "$rendered" --selector app.kubernetes.io/component=migration
# It gives up by itself, after three more attempts or an hour; `kubectl wait` knows one condition alone.
while :; do
  ended=$(kubectl --namespace "$namespace" get job chatkeep-migration \
    --output 'jsonpath={.status.conditions[?(@.status=="True")].type}')
  case " $ended " in
    *' Complete '*) break ;;
    *' Failed '*)
      kubectl --namespace "$namespace" logs --selector app.kubernetes.io/component=migration --tail 20 >&2 || true
      echo 'The migration failed; nothing was replaced.' >&2
      exit 1
      ;;
  esac
  sleep 2
done
kubectl apply --filename "$rendered"
kubectl --namespace "$namespace" rollout status deployment/chatkeep --timeout=900s
