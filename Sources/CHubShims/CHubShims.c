#define _GNU_SOURCE
#include "CHubShims.h"

#include <sys/timex.h>

#include <alloca.h>
#include <errno.h>
#include <linux/futex.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

int hub_set_timer_slack(unsigned long nanoseconds) {
  return prctl(PR_SET_TIMERSLACK, nanoseconds, 0UL, 0UL, 0UL) == 0 ? 0 : errno;
}

void hub_name_thread(const char *name) { prctl(PR_SET_NAME, name, 0UL, 0UL, 0UL); }

__attribute__((noinline)) void hub_prefault_stack(size_t bytes) {
  volatile char *room = alloca(bytes);
  // 4096 is the smallest page of any machine we run on; touching more often does no harm.
  for (size_t at = 0; at < bytes; at += 4096) room[at] = 0;
}

int hub_usable_processors(void) {
  cpu_set_t set;
  CPU_ZERO(&set);
  return sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : -1;
}

int hub_clock_state(int64_t *estimated_error_us) {
  struct timex clock = {.modes = 0};
  int state = adjtimex(&clock);
  if (state < 0) return -1;
  *estimated_error_us = clock.esterror;
  return state != TIME_ERROR && !(clock.status & STA_UNSYNC);
}

void hub_sleep_on_word(const void *word, uint32_t seen, int64_t nanoseconds) {
  struct timespec until = {.tv_sec = nanoseconds / 1000000000, .tv_nsec = nanoseconds % 1000000000};
  // With a bit set the time is an instant, as clock_nanosleep's, and not a length.
  syscall(SYS_futex, word, FUTEX_WAIT_BITSET_PRIVATE, seen, &until, NULL, FUTEX_BITSET_MATCH_ANY);
}

void hub_wake_on_word(const void *word) { syscall(SYS_futex, word, FUTEX_WAKE_PRIVATE, 1, NULL, NULL, 0); }
