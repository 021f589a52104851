"""A whole life of a stack with boto3; prints what the test looks at as one line of JSON."""

import json
import sys

import boto3

TEMPLATE = "Resources: { Queue: { Type: AWS::SQS::Queue, Properties: { DelaySeconds: %d } } }"

url = sys.argv[1]
stacks = boto3.client("cloudformation", endpoint_url=url)
bucket = boto3.client("s3", endpoint_url=url)
seen = []


def status():
    return stacks.describe_stacks(StackName="boto")["Stacks"][0]["StackStatus"]


bucket.create_bucket(Bucket="boto", CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
bucket.put_object(Bucket="boto", Key="template.yaml", Body=TEMPLATE % 1)
stacks.create_stack(StackName="boto", TemplateURL=f"{url}/boto/template.yaml")
stacks.get_waiter("stack_create_complete").wait(StackName="boto", WaiterConfig={"Delay": 1})
seen.append(status())
stacks.update_stack(StackName="boto", TemplateBody=TEMPLATE % 2)
seen.append(status())
try:
    stacks.update_stack(StackName="boto", TemplateBody=TEMPLATE % 2)
except stacks.exceptions.ClientError as error:
    seen.append(error.response["Error"]["Message"])
pages = stacks.get_paginator("describe_stack_events").paginate(StackName="boto")
seen.append(sum(len(page["StackEvents"]) for page in pages))
try:
    stacks.describe_change_set(StackName="boto", ChangeSetName="none")
except stacks.exceptions.ChangeSetNotFoundException as error:
    seen.append(error.response["ResponseMetadata"]["HTTPStatusCode"])
stacks.delete_stack(StackName="boto")
stacks.get_waiter("stack_delete_complete").wait(StackName="boto", WaiterConfig={"Delay": 1})
print(json.dumps(seen))
