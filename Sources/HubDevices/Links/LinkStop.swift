import Synchronization

/// The word that a link's thread and its handle share.
struct LinkStop: ~Copyable {
  let isRequested = Atomic<Bool>(false)
}
