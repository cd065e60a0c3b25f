// Text around bar codes, for the control plane: these allocate and stay out of the cycle.
#if !hasFeature(Embedded)
  extension Barcode {
    /// The bytes of a text, or nil when it does not fit.
    public init?(_ text: String) {
      self.init()
      for byte in text.utf8 where !append(byte) { return nil }
    }

    /// The bytes as text; what is not printable ASCII is escaped as `\xHH`.
    public var text: String {
      var out = ""
      for i in 0..<count {
        let byte = self[i]
        if byte >= 0x20, byte < 0x7F {
          out.unicodeScalars.append(Unicode.Scalar(byte))
        } else {
          let digits = String(byte, radix: 16, uppercase: true)
          out += "\\x" + (digits.count == 1 ? "0" : "") + digits
        }
      }
      return out
    }
  }
#endif
