using MQTTnet;
using MQTTnet.Protocol;

namespace Twin.Fixtures;

/// <summary>What tests publish.</summary>
public static class Publishing
{
    public static Task<MqttClientPublishResult> Publish(
        this IMqttClient client, string topic, string payload, MqttQualityOfServiceLevel quality = MqttQualityOfServiceLevel.AtLeastOnce) =>
        client.PublishAsync(new MqttApplicationMessageBuilder().WithTopic(topic).WithPayload(payload).WithQualityOfServiceLevel(quality).Build());

    /// <summary>True when the publish fails or its connection ends before it is acknowledged.</summary>
    public static async Task<bool> Fails(Task publish)
    {
        try
        {
            await publish.WaitAsync(TimeSpan.FromSeconds(20));
            return false;
        }
        catch (Exception fault) when (fault is not TimeoutException)
        {
            return true;
        }
    }
}
