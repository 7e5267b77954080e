FROM public.ecr.aws/lambda/python:3.11

# Anything outside of ${LAMBDA_TASK_ROOT} is not seen by the runtime.
WORKDIR ${LAMBDA_TASK_ROOT}

COPY requirements.txt ${LAMBDA_TASK_ROOT}/
RUN pip install -r requirements.txt --target "${LAMBDA_TASK_ROOT}" --no-cache-dir \
 && pip install --no-cache-dir --target "${LAMBDA_TASK_ROOT}" aws-lambda-powertools==2.26.0

COPY handler.py transform.py ${LAMBDA_TASK_ROOT}/

# Lambda ignores it, but the local emulator does not
USER 993

CMD [ "handler.lambda_handler" ]
