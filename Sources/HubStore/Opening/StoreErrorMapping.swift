import GRDB

extension StoreError {
  /// What SQLite said, in our words. No SQLite code leaves this module but inside `failed`.
  init(_ error: any Error, path: String) {
    if let known = error as? StoreError {
      self = known
      return
    }
    guard let database = error as? DatabaseError else {
      self = .failed(path: path, code: -1, detail: "\(error)")
      return
    }
    let detail = database.message ?? "\(database.resultCode)"
    switch database.resultCode {
    case .SQLITE_FULL: self = .full(path: path)
    case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM: self = .notWritable(path: path, detail: detail)
    case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .damaged(path: path, detail: detail)
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path: path)
    case .SQLITE_MISUSE where detail.contains("closed"): self = .closed(path: path)
    default:
      self = .failed(path: path, code: database.extendedResultCode.rawValue, detail: detail)
    }
  }
}
