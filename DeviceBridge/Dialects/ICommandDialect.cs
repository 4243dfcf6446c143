namespace Twin.Devices.Dialects;

/// <summary>A dialect in which devices can be told what to do.</summary>
internal interface ICommandDialect : IDialect
{
    /// <returns>The ways in which it could be said, the first that the recipient listens to is taken; none when the dialect has no words for it.</returns>
    IEnumerable<WrittenOrder> Write(DeviceOrder order, Recipient recipient);
}
