#if !hasFeature(Embedded)
  extension Code128 {
    /// The symbol alone, with its quiet zones, as the bytes of a PNG file.
    ///
    /// - Parameters:
    ///   - pixelsPerModule: 4 is 0.34 mm at 300 dots an inch, what label printers have.
    ///   - heightInModules: 60 is 20 mm then.
    /// **Precondition**: both above 0.
    public func png(pixelsPerModule: Int = 4, heightInModules: Int = 60) -> [UInt8] {
      precondition(pixelsPerModule > 0 && heightInModules > 0, "hub bug: a bar code without size")
      let width = (moduleCount + 2 * Self.quietZone) * pixelsPerModule
      var row = [Bool](repeating: false, count: width)
      for bar in bars {
        let left = (bar.start + Self.quietZone) * pixelsPerModule
        for pixel in left..<(left + bar.width * pixelsPerModule) { row[pixel] = true }
      }
      let rows = [[Bool]](repeating: row, count: heightInModules * pixelsPerModule)
      return PNGPicture(rows: rows, pixelsPerMetre: Self.pixelsPerMetre).file
    }

    /// 300 dots an inch. **Source**: the usual density of label and office printers.
    private static var pixelsPerMetre: UInt32 { 11_811 }
  }
#endif
