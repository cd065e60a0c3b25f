public import HubUnits

#if !hasFeature(Embedded)
  extension Code128 {
    /// The width of one module on paper.
    ///
    /// **Source**: GS1 General Specifications 5.12.3.1: 0.33 mm is what retail and transport labels are made for; any
    /// office printer and any hand-held scanner of the last twenty years manages it.
    public static var ordinaryModule: Distance { Distance(micrometres: 330) }

    /// How wide it is on paper, quiet zones and all.
    public func width(module: Distance = ordinaryModule) -> Distance {
      module * Int64(moduleCount + 2 * Self.quietZone)
    }

    /// The bars as one SVG path, to stand on a page whose user units are micrometres.
    ///
    /// - Parameters:
    ///   - x: the left edge of the left quiet zone.
    ///   - y: the upper end of the bars.
    public func svgPath(
      x: Distance, y: Distance, height: Distance, module: Distance = ordinaryModule
    ) -> String {
      let bars = bars.map { bar in
        let left = x + module * Int64(bar.start + Self.quietZone)
        let width = module * Int64(bar.width)
        return "M\(left.micrometres) \(y.micrometres)h\(width.micrometres)v\(height.micrometres)"
          + "h-\(width.micrometres)z"
      }
      return "<path fill=\"#000\" d=\"\(bars.joined())\"/>"
    }

    /// The symbol alone, with its quiet zones, in its true size.
    public func svg(height: Distance, module: Distance = ordinaryModule) -> String {
      var page = SVGPage(width: width(module: module), height: height)
      page.add(svgPath(x: .zero, y: .zero, height: height, module: module))
      return page.text
    }
  }
#endif
