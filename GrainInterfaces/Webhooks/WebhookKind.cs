namespace Twin.Webhooks;

/// <summary>Who listens at the other end, and so in which words it is told.</summary>
public enum WebhookKind
{
    /// <summary>Any receiver: the event as JSON, signed.</summary>
    Generic = 0,

    /// <summary>A group robot of WeCom (企业微信群机器人).</summary>
    Wecom = 1,

    /// <summary>A group robot of DingTalk (钉钉群机器人), signed when there is a secret.</summary>
    Dingtalk = 2,
}
