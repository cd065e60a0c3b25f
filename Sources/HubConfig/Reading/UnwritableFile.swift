import Foundation

/// Why a file cannot be written, in words, where Foundation may only say that the operation could not be completed.
public enum UnwritableFile {
  /// What to say after the file's name: `cannot be written: there is no such folder`.
  public static func words(for error: any Error) -> String { "cannot be written: " + reason(for: error) }

  private static func reason(for error: any Error) -> String {
    if let code = UnreadableFile.posixCode(of: error as NSError) { return reason(for: code) }
    switch (error as? CocoaError)?.code {
    case .fileNoSuchFile?, .fileReadNoSuchFile?: return reason(for: .ENOENT)
    case .fileWriteNoPermission?: return reason(for: .EACCES)
    case .fileWriteOutOfSpace?: return reason(for: .ENOSPC)
    case .fileWriteVolumeReadOnly?: return reason(for: .EROFS)
    default: return error.localizedDescription
    }
  }

  private static func reason(for code: POSIXErrorCode) -> String {
    switch code {
    case .ENOENT: "there is no such folder"
    case .ENOTDIR: "a folder in its path is none"
    case .EACCES, .EPERM: "this user has no permission"
    case .EISDIR: "it is a folder"
    case .ENOSPC: "the disk is full"
    case .EROFS: "the disk is read-only"
    default: "the kernel says \(POSIXError(code).localizedDescription)"
    }
  }
}
