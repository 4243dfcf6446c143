namespace Twin.Devices;

/// <summary>What became of an order.</summary>
public enum Delivery
{
    /// <summary>The device has no session, or does not listen on it.</summary>
    NotThere = 0,

    /// <summary>Sent; the device answers with the order's number.</summary>
    Sent = 1,

    /// <summary>Sent; the device answers by reporting the values as its own.</summary>
    SentForEcho = 2,
}
