#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-3-Clause
# A throw-away Slurm cluster on this machine, without systemd, as any user (Debian packages slurm-wlm and
# munge), for tests:
#
#     export SLURM_FOLDER=$(mktemp -d)
#     eval "$(local_slurm.sh start 3)"       # three nodes n1 n2 n3; exports SLURM_CONF
#     local_slurm.sh kill-node n2            # its daemon and all that runs on it, with SIGKILL
#     local_slurm.sh lose-node n2            # its daemon alone; what runs on it lives on
#     local_slurm.sh steps n2                # process ids of the step daemons that live there
#     local_slurm.sh start-node n2
#     local_slurm.sh stop                    # only processes that it started
set -uo pipefail

: "${SLURM_FOLDER:?is where the cluster lives}"
PATH=$PATH:/usr/sbin:/sbin
conf=$SLURM_FOLDER/slurm.conf
cpus=2

die() { echo "local_slurm: $*" >&2; echo false; exit 1; }

# begin NAME COMMAND...: a daemon of its own session; its process id goes to pids/NAME.
begin() {
    local name=$1
    shift
    setsid "$@" >"$SLURM_FOLDER/log/$name" 2>&1 </dev/null &
    echo $! >"$SLURM_FOLDER/pids/$name"
}

# end NAME SIGNAL: sends the signal and waits for the end.
end() {
    local process
    process=$(cat "$SLURM_FOLDER/pids/$1" 2>/dev/null) || return 0
    kill -s "$2" "$process" 2>/dev/null
    for _ in $(seq 100); do
        kill -0 "$process" 2>/dev/null || break
        sleep 0.1
    done
    kill -s KILL "$process" 2>/dev/null
    rm -f "$SLURM_FOLDER/pids/$1"
}

# steps NODE: the step daemons of a node. They outlive its slurmd, and hold its log open.
steps() {
    local process
    for process in $(pgrep -x slurmstepd); do
        if find "/proc/$process/fd" -lname "$SLURM_FOLDER/log/slurmd-$1.log" 2>/dev/null | grep -q .; then
            echo "$process"
        fi
    done
}

# family PROCESS...: these and all that they started.
family() {
    local process
    for process in "$@"; do
        echo "$process"
        # shellcheck disable=SC2046
        family $(pgrep -P "$process")
    done
}

free_port() {
    local port
    for _ in $(seq 50); do
        port=$((20000 + RANDOM % 10000))
        for ((i = port; i <= port + $1; i++)); do
            if (exec 3<>"/dev/tcp/127.0.0.1/$i") 2>/dev/null; then continue 2; fi
        done
        echo "$port"
        return
    done
}

configure() { # NODES PORT
    local host address listen=
    host=$(hostname -s)
    address=$(getent ahostsv4 "$host" | awk 'NR == 1 { print $1 }')
    case $address in 127.*) listen="CommunicationParameters=NoCtldInAddrAny,NoInAddrAny" ;; *) address=127.0.0.1 ;; esac
    cat >"$conf" <<END
ClusterName=test
SlurmctldHost=$host($address)
SlurmctldPort=$2
SlurmUser=$(id -un)
SlurmdUser=$(id -un)
AuthType=auth/munge
AuthInfo=socket=$SLURM_FOLDER/munge/socket,cred_expire=5
CredType=cred/munge
$listen
StateSaveLocation=$SLURM_FOLDER/state
SlurmdSpoolDir=$SLURM_FOLDER/spool/%n
TmpFS=$SLURM_FOLDER/tmp/%n
SlurmctldPidFile=$SLURM_FOLDER/state/slurmctld.pid
SlurmdPidFile=$SLURM_FOLDER/state/slurmd-%n.pid
SlurmctldLogFile=$SLURM_FOLDER/log/slurmctld.log
SlurmdLogFile=$SLURM_FOLDER/log/slurmd-%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SwitchType=switch/none
MpiDefault=none
MailProg=/bin/true
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SlurmdParameters=config_overrides
SchedulerType=sched/backfill
SchedulerParameters=batch_sched_delay=0,bf_interval=1,sched_interval=1
PriorityType=priority/basic
MinJobAge=60
ReturnToService=2
JobRequeue=1
KillWait=3
SlurmdTimeout=6
MessageTimeout=5
SlurmctldTimeout=10
InactiveLimit=0
CompleteWait=0
EpilogMsgTime=1
PropagateResourceLimits=NONE
NodeName=n[1-$1] NodeHostname=$host NodeAddr=$address Port=[$(($2 + 1))-$(($2 + $1))] CPUs=$cpus RealMemory=2000 State=UNKNOWN
PartitionName=test Nodes=n[1-$1] Default=YES MaxTime=60 DefaultTime=10 State=UP OverSubscribe=NO
END
    # slurmd looks for control groups even if nothing uses them, and ends where there are none.
    case $(slurmd -V) in *" 2"[0-2].*) echo "CgroupPlugin=cgroup/v1" ;; *) echo "CgroupPlugin=disabled" ;; esac >"$SLURM_FOLDER/cgroup.conf"
}

start_node() {
    begin "slurmd-$1" env SLURM_CONF="$conf" slurmd -D -f "$conf" -N "$1"
}

start() { # NODES
    local nodes=$1 port
    for program in munged slurmctld slurmd sbatch srun; do
        command -v "$program" >/dev/null || die "$program is missing (packages slurm-wlm, munge)"
    done
    mkdir -p "$SLURM_FOLDER"/{log,pids,state,munge}
    for ((n = 1; n <= nodes; n++)); do
        mkdir -p "$SLURM_FOLDER/spool/n$n" "$SLURM_FOLDER/tmp/n$n"
    done
    (umask 077 && head -c 1024 /dev/urandom >"$SLURM_FOLDER/munge/key")
    begin munged munged --foreground --force --key-file="$SLURM_FOLDER/munge/key" \
        --socket="$SLURM_FOLDER/munge/socket" --pid-file="$SLURM_FOLDER/munge/pid" \
        --log-file="$SLURM_FOLDER/log/munged.log" --seed-file="$SLURM_FOLDER/munge/seed"
    port=$(free_port "$nodes")
    [ "$nodes" -gt 1 ] || die "at least 2 nodes"
    configure "$nodes" "$port"
    for _ in $(seq 50); do
        [ ! -S "$SLURM_FOLDER/munge/socket" ] || break
        sleep 0.1
    done
    begin slurmctld env SLURM_CONF="$conf" slurmctld -D -i -f "$conf"
    for ((n = 1; n <= nodes; n++)); do start_node "n$n"; done
    for _ in $(seq 300); do
        if [ "$(SLURM_CONF=$conf sinfo -h -N -o %t 2>/dev/null | grep -cx idle)" -eq "$nodes" ]; then
            echo "export SLURM_CONF=$conf; unset SLURM_JOB_ID SLURM_JOBID SLURM_NODELIST"
            return
        fi
        sleep 0.1
    done
    tail -n 20 "$SLURM_FOLDER"/log/* >&2
    stop
    die "the nodes are not idle after 30 s"
}

stop() {
    local name
    SLURM_CONF=$conf timeout 5 scancel --partition=test --signal=KILL >/dev/null 2>&1
    for name in "$SLURM_FOLDER"/pids/slurmd-*; do
        name=$(basename "$name")
        # shellcheck disable=SC2046
        kill -s KILL $(family $(steps "${name#slurmd-}")) 2>/dev/null
        end "$name" TERM
    done
    end slurmctld TERM
    end munged TERM
}

case ${1:-} in
start) start "${2:-2}" ;;
stop) stop ;;
start-node) start_node "$2" ;;
lose-node) end "slurmd-$2" KILL ;;
steps) steps "$2" ;;
kill-node)
    # shellcheck disable=SC2046
    running=$(family $(steps "$2"))
    end "slurmd-$2" KILL
    # shellcheck disable=SC2086
    [ -z "$running" ] || kill -s KILL $running 2>/dev/null
    ;;
*) die "start [NODES], stop, kill-node NAME, lose-node NAME, steps NAME, start-node NAME" ;;
esac
