// Counts what a watched thread does that a cycle must not: allocate, free, lock, count references.
//
// Loaded before the program (LD_PRELOAD); the program finds the marks by name. Only the thread that called
// hub_count_begin is counted, and only until hub_count_end.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <stddef.h>

// glibc's own names for what is interposed here.
extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);
extern void __libc_free(void *);

static __thread int watching __attribute__((tls_model("initial-exec")));
static long allocations, locks, references;

void hub_count_begin(void) { watching = 1; }
void hub_count_end(void) { watching = 0; }
long hub_count_allocations(void) { return allocations; }
long hub_count_locks(void) { return locks; }
long hub_count_references(void) { return references; }

#define NOTE(what) \
  do { \
    if (watching) __atomic_fetch_add(&what, 1, __ATOMIC_RELAXED); \
  } while (0)

void *malloc(size_t size) { NOTE(allocations); return __libc_malloc(size); }
void *calloc(size_t count, size_t size) { NOTE(allocations); return __libc_calloc(count, size); }
void *realloc(void *block, size_t size) { NOTE(allocations); return __libc_realloc(block, size); }
void *memalign(size_t alignment, size_t size) { NOTE(allocations); return __libc_memalign(alignment, size); }
void *aligned_alloc(size_t alignment, size_t size) { NOTE(allocations); return __libc_memalign(alignment, size); }
void free(void *block) { NOTE(allocations); __libc_free(block); }
int posix_memalign(void **place, size_t alignment, size_t size) {
  NOTE(allocations);
  void *block = __libc_memalign(alignment, size);
  if (!block) return ENOMEM;
  *place = block;
  return 0;
}

#define NEXT(name) \
  static __typeof__(&name) next; \
  if (!next) next = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

// Swift's own Mutex is a futex without a function to interpose; scripts/gates/15-no-locks.sh sees that one.
int pthread_mutex_lock(pthread_mutex_t *mutex) { NOTE(locks); NEXT(pthread_mutex_lock); return next(mutex); }
int pthread_rwlock_rdlock(pthread_rwlock_t *lock) { NOTE(locks); NEXT(pthread_rwlock_rdlock); return next(lock); }
int pthread_rwlock_wrlock(pthread_rwlock_t *lock) { NOTE(locks); NEXT(pthread_rwlock_wrlock); return next(lock); }

// The Swift runtime, when it is a shared library (as it is in a build of this package).
void *swift_retain(void *object) { if (object) NOTE(references); NEXT(swift_retain); return next(object); }
void swift_release(void *object) { if (object) NOTE(references); NEXT(swift_release); next(object); }
