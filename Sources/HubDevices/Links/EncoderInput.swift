public import HubUnits

/// Where a link's encoder is counted, as the line's file describes it.
public typealias EncoderInput = LinkDescription.Encoder
