import Foundation
import Glibc

/// What the kernel says of a file, in its own short words: `No such file or directory`.
enum KernelWords {
  static func of(_ code: Int32) -> String {
    // Safe: the C library's own text, copied at once.
    unsafe String(cString: strerror(code))
  }

  /// Foundation wraps the kernel's number, or translates it; what it says itself is kept where neither helps.
  static func of(_ error: any Error) -> String {
    switch (error as? CocoaError)?.code {
    case .fileNoSuchFile?, .fileReadNoSuchFile?: return of(ENOENT)
    case .fileReadNoPermission?, .fileWriteNoPermission?: return of(EACCES)
    case .fileWriteOutOfSpace?: return of(ENOSPC)
    default: break
    }
    let error = error as NSError
    // Through `any Error`: what Foundation puts there is a `POSIXError`, and that is no `NSError` by itself.
    let cause = (error.userInfo[NSUnderlyingErrorKey] as? any Error).map { $0 as NSError } ?? error
    return cause.domain == NSPOSIXErrorDomain ? of(Int32(cause.code)) : error.localizedDescription
  }
}
