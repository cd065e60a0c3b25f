import Foundation

/// Why a file cannot be read, in our own words: Foundation's speak of operations that could not be completed.
public enum UnreadableFile {
  /// What to say after the file's name: `no such file`.
  public static func words(for error: any Error) -> String {
    if let code = posixCode(of: error as NSError) { return words(for: code) }
    switch (error as? CocoaError)?.code {
    case .fileNoSuchFile?, .fileReadNoSuchFile?: return words(for: .ENOENT)
    case .fileReadNoPermission?: return words(for: .EACCES)
    default: return "cannot be read: \(error.localizedDescription)"
    }
  }

  private static func words(for code: POSIXErrorCode) -> String {
    switch code {
    case .ENOENT: "no such file"
    case .EACCES, .EPERM: "cannot be read: this user has no permission"
    case .EISDIR: "cannot be read: it is a folder"
    case .ENOTDIR: "no such file: a folder in its path is none"
    default: "cannot be read: the kernel says \(POSIXError(code).localizedDescription)"
    }
  }

  /// The kernel's own reason, wherever Foundation put it.
  static func posixCode(of error: NSError) -> POSIXErrorCode? {
    // Through `any Error`: what Foundation puts there is a `POSIXError`, and that is no `NSError` by itself.
    let underlying = (error.userInfo[NSUnderlyingErrorKey] as? any Error).map { $0 as NSError }
    for error in [error, underlying].compactMap({ $0 }) where error.domain == NSPOSIXErrorDomain {
      return POSIXErrorCode(rawValue: Int32(error.code))
    }
    return nil
  }
}
