namespace Twin.Devices.Listener;

/// <summary>What a device is answered to a message.</summary>
internal enum PublishAnswer
{
    Acknowledge = 0,

    /// <summary>It may not publish there; the connection goes on.</summary>
    Refuse = 1,

    RefuseAndClose = 2,

    /// <summary>It is to connect and send it again.</summary>
    Close = 3,
}
