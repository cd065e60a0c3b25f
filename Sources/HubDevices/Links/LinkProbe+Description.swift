public import HubUnits

extension LinkProbe {
  /// Looks at the device of a link as the line's file describes it.
  public static func facts(of link: LinkDescription) -> LinkProbeFacts {
    facts(of: LinkSettings(link, index: LinkIndex(0)))
  }
}
