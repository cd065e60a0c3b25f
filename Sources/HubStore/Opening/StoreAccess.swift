import GRDB

// The four ways to the file; everything else in this module goes through them.
extension Store {
  /// Reads beside the writer, without opening a transaction: for single statements.
  func read<T>(_ body: (Database) throws -> T) throws(StoreError) -> T {
    do { return try pool.unsafeRead(body) } catch { throw StoreError(error, path: path) }
  }

  /// Writes in one transaction and returns when it is on the disk.
  func write<T>(_ body: (Database) throws -> T) throws(StoreError) -> T {
    do { return try pool.write(body) } catch { throw StoreError(error, path: path) }
  }

  /// Like `write`, but the calling task waits instead of its thread, and cancelling it does not undo the write:
  /// what must be durable stays so while the daemon stops.
  func writeInBackground<T: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> T
  ) async throws(StoreError) -> T {
    let path = path
    let result: Result<T, StoreError> = await withCheckedContinuation { waiting in
      pool.asyncWriteWithoutTransaction { db in
        do {
          var value: T?
          try db.inTransaction(.immediate) {
            value = try body(db)
            return .commit
          }
          guard let value else { preconditionFailure("hub bug: a transaction committed without its value") }
          waiting.resume(returning: .success(value))
        } catch {
          waiting.resume(returning: .failure(StoreError(error, path: path)))
        }
      }
    }
    return try result.get()
  }

  /// Like `writeInBackground`, for what the manifest in memory must follow: it hears of the change when it is on the
  /// disk, never before, and before the caller does.
  ///
  /// - Parameters:
  ///   - body: the transaction. A large one tells memory to fall behind, as its last step.
  ///   - follow: puts the change into memory, after the commit.
  func changeManifest<T: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> T,
    follow: @escaping @Sendable (Database, T) throws -> Void
  ) async throws(StoreError) -> T {
    let (path, memory) = (path, memory)
    let result: Result<T, StoreError> = await withCheckedContinuation { waiting in
      pool.asyncWriteWithoutTransaction { db in
        let outcome: Result<T, StoreError>
        do {
          var value: T?
          try db.inTransaction(.immediate) {
            value = try body(db)
            return .commit
          }
          guard let value else { preconditionFailure("hub bug: a transaction committed without its value") }
          outcome = .success(value)
        } catch {
          outcome = .failure(StoreError(error, path: path))
        }
        do {
          if case .success(let value) = outcome { try follow(db, value) }
        } catch {
          memory.giveUp(.unreadable(StoreError(error, path: path)))
        }
        memory.beLevel()
        waiting.resume(returning: outcome)
      }
    }
    return try result.get()
  }
}
