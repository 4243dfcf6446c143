#!/usr/bin/env bash
# Runs every test. Installs what is missing on Debian (PostgreSQL's server programs, mosquitto and its clients);
# the .NET SDK must be there. The last line is "N passed, N failed"; the exit code is 0 only when something ran
# and nothing failed. A skipped test counts as failed.
#
#   TWIN_TEST_MINUTES   how long the whole run may take, 15 unless told otherwise
#   TWIN_ANALYZE        true to let the analyzers look at the code too, as CI does
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

deadline=$((SECONDS + ${TWIN_TEST_MINUTES:-15} * 60))

# In memory where there is room: no test takes the power away, so none need wait for a disk.
folder=/tmp
memory=$(df --output=avail -k /dev/shm 2>/dev/null | tail -n 1 || true)
[[ ${memory:-0} -lt 4194304 ]] || folder=/dev/shm
run=$(mktemp -d "$folder/twin-tests.XXXXXX")
chmod 755 "$run" # PostgreSQL refuses to run as root, so another account must reach its files in here

# Every process started from here carries this mark, so that the ones a crashed test left behind are found.
export TWIN_TEST_RUN=$run TMPDIR=$run
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0

# What is compiled here runs for seconds, too short a time for profiling it to pay off.
export DOTNET_TieredPGO=0

marked() {
  local environment pid
  for environment in /proc/[0-9]*/environ; do
    if grep -qsz "^TWIN_TEST_RUN=$run\$" "$environment"; then
      pid=${environment#/proc/}
      echo "${pid%/environ}"
    fi
  done
}

stop_marked() {
  local signal pid
  for signal in TERM KILL; do
    for pid in $(marked); do
      kill -s "$signal" "$pid" 2>/dev/null || true
    done
    for _ in {1..50}; do
      [[ -n $(marked) ]] || return 0
      sleep 0.1
    done
  done
}

policy=/usr/sbin/policy-rc.d
policy_is_ours=
finish() {
  stop_marked
  [[ -z $policy_is_ours ]] || as_root rm -f "$policy"
  rm -rf "$run" 2>/dev/null || as_root rm -rf "$run"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# In the background and waited for: bash runs a trap only between foreground commands.
waited() {
  "$@" &
  wait $!
}

fail() {
  echo "$1" >&2
  echo "0 passed, 1 failed"
  exit 1
}

as_root() {
  if [[ $(id -u) -eq 0 ]]; then
    "$@"
  else
    sudo "$@"
  fi
}

has() {
  PATH=$PATH:/usr/sbin:/usr/local/sbin command -v "$1" >/dev/null
}

has_postgres() {
  has postgres || compgen -G '/usr/lib/postgresql/*/bin/postgres' >/dev/null
}

install_missing() {
  local missing=()
  has_postgres || missing+=(postgresql)
  has mosquitto || missing+=(mosquitto)
  has mosquitto_pub || missing+=(mosquitto-clients)
  [[ ${#missing[@]} -gt 0 ]] || return 0

  echo "Installing ${missing[*]}"
  has apt-get || fail "Missing: ${missing[*]}. This machine has no apt-get: install them and run ./test.sh again."
  [[ $(id -u) -eq 0 ]] || has sudo || fail "Missing: ${missing[*]}. Run as root: apt-get install ${missing[*]}"

  # The tests start servers of their own: the packages are to start none, and to make no database cluster.
  if [[ ! -e $policy ]]; then
    policy_is_ours=yes
    printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" >/dev/null
    as_root chmod 755 "$policy"
  fi

  local install=(as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends)
  waited as_root apt-get update -qq || fail "apt-get update failed: is there a network?"
  if ! has_postgres; then
    waited "${install[@]}" postgresql-common || fail "postgresql-common could not be installed."
    as_root sed -i "s/^#\?create_main_cluster.*/create_main_cluster = false/" /etc/postgresql-common/createcluster.conf
  fi

  waited "${install[@]}" "${missing[@]}" || fail "${missing[*]} could not be installed."
}

find_sdk() {
  has dotnet || PATH=$PATH:${DOTNET_ROOT:-$HOME/.dotnet}
  has dotnet && dotnet --list-sdks | grep -q '^10\.' ||
    fail "The .NET 10 SDK is missing: install it from https://dotnet.microsoft.com/download/dotnet/10.0 and run ./test.sh again."
}

find_sdk
install_missing

# Release, because that is what runs in production: crash and timing tests are to meet the same code. The compiler
# server is one of our own, so that stopping it harms no other build on this machine.
waited dotnet build Twin.sln -c Release --nologo -v quiet -p:SharedCompilationId="${run##*/}" -p:RunAnalyzers="${TWIN_ANALYZE:-false}" || fail "The build failed."

count() { # <attribute> <result file>: as the first assembly element of the file says
  local attributes
  attributes=$(sed -n '1{s/<assembly /\n/;s/^[^\n]*\n//;s/>.*//;p}' "$2")
  if [[ $attributes =~ \ $1=\"([0-9]+)\" ]]; then
    echo "${BASH_REMATCH[1]}"
  else
    echo 0
  fi
}

failures() { # <result file>: a line for each test that failed, with the start of what it said
  tr '\n' ' ' <"$1" | grep -oP '<test [^>]* result="Fail".*?</message>' |
    sed -E 's/(\]\]>)?<\/message>$//; s/^[^>]* name="([^"]*)".*<message>(<!\[CDATA\[)?(.{0,300}).*/FAILED \1: \3/'
}

passed=0
failed=0
failing=()
for project in tests/*.Tests/*.csproj; do
  name=$(basename "$project" .csproj)
  program=$(dirname "$project")/bin/Release/net10.0/Twin.$name
  result=$run/$name.xml
  echo "== $name"

  status=0
  if [[ -x $program ]]; then
    # The test programs are run as they are: no test host in between, and a result file even for a project of one test.
    waited timeout --kill-after=10 $((deadline > SECONDS ? deadline - SECONDS : 1)) \
      "$program" -noLogo -noColor -noAutoReporters -reporter quiet -failSkips -result-xml "$result" || status=$?
  else
    echo "$program was not built: is $project in Twin.sln?"
    status=127
  fi

  stop_marked
  if [[ ! -s $result ]]; then
    [[ $status -ne 124 && $status -ne 137 ]] || echo "$name did not end in time."
    echo "$name ended with exit code $status and gave no result."
    failed=$((failed + 1))
    continue
  fi

  ok=$(count passed "$result")
  bad=$(($(count failed "$result") + $(count errors "$result")))
  if [[ $((ok + bad)) -eq 0 || ($bad -eq 0 && $status -ne 0) ]]; then
    echo "$name ran $ok tests and ended with exit code $status."
    bad=$((bad + 1))
  fi

  echo "$name: $ok passed, $bad failed, $SECONDS s"
  passed=$((passed + ok))
  failed=$((failed + bad))
  mapfile -t -O "${#failing[@]}" failing < <(failures "$result")
done

finish
trap - EXIT
[[ ${#failing[@]} -eq 0 ]] || printf '%s\n' "${failing[@]}"
echo "$passed passed, $failed failed"
[[ $failed -eq 0 && $passed -gt 0 ]]
