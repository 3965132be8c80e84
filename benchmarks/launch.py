"""Runs one command and prints its exit code, wall and CPU seconds and peak memory in KiB.

A process of its own, and a small one: the peak that the kernel reports for a command is never below that of
the process that started it. So this is started without `site` and imports next to nothing.

    python -I -S launch.py COMMAND ARGUMENT…

What the command writes to standard output is dropped; its standard error is this process's.
"""

import os
import sys
import time

sink = os.open(os.devnull, os.O_WRONLY)
command = sys.argv[1:]
start = time.perf_counter()
pid = os.posix_spawnp(command[0], command, os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, sink, 1)])
_, status, usage = os.wait4(pid, 0)
wall = time.perf_counter() - start
peak = usage.ru_maxrss // (1024 if sys.platform == "darwin" else 1)
print(os.waitstatus_to_exitcode(status), wall, usage.ru_utime + usage.ru_stime, peak)
