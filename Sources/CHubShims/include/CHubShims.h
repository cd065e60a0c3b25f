// C that Swift cannot import, each line with its reason.
#ifndef HUB_SHIMS_H
#define HUB_SHIMS_H

#include <stdint.h>

#include <stddef.h>

// prctl(2) is variadic, and Swift does not import variadic functions.
// Sets the calling thread's timer slack; returns 0 or an errno value.
int hub_set_timer_slack(unsigned long nanoseconds);

// prctl(2) again; glibc's pthread_setname_np hides behind _GNU_SOURCE, which the module map does not set.
// Names the calling thread: the first 15 bytes count.
void hub_name_thread(const char *name);

// Swift cannot ask for bytes that are surely on the stack.
// Touches every page of the next `bytes` of the calling thread's stack, so that none is faulted in later.
void hub_prefault_stack(size_t bytes);

// CPU_SET and friends are macros that Swift does not import; the count of usable processors is all we need.
int hub_usable_processors(void);

// adjtimex(2), reading only: <sys/timex.h> is not in Swift's Glibc module map.
// Tells the kernel's estimate of its error; returns 1 when the clock is synchronised, 0 when not, -1 when it
// cannot be asked.
int hub_clock_state(int64_t *estimated_error_us);

// futex(2) has no function in glibc, and syscall(2) is variadic.
// Sleeps while *word is `seen`, at the latest until an instant of CLOCK_MONOTONIC; may wake early.
void hub_sleep_on_word(const void *word, uint32_t seen, int64_t nanoseconds);
// Wakes the thread that sleeps on a word.
void hub_wake_on_word(const void *word);

#endif
